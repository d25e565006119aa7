import type { FastifyBaseLogger } from 'fastify';
import type { AuditLog } from '../audit/audit-log.ts';
import { OPERATIONS } from '../contacts/operations/index.ts';
import type { RecoveryOptions } from '../contacts/operations/kit/recover-operation.ts';
import { reportUnfinished } from '../contacts/operations/kit/report-unfinished.ts';
import {
  recoverTransfers,
  type TransferRecoveryOptions,
} from '../contacts/operations/transfer-contact/recover-transfers.ts';

export interface UnfinishedOperationsOptions extends RecoveryOptions, TransferRecoveryOptions {
  /** The file of the audit log. Without a file, nothing is reported. */
  readonly path: string | undefined;
  readonly auditLog: AuditLog;
  readonly log: FastifyBaseLogger;
}

/**
 * Reports the operations that an earlier process started and did not finish.
 *
 * @returns a function that ends the report immediately.
 */
export function reportUnfinishedOperations(
  options: UnfinishedOperationsOptions,
): () => Promise<void> {
  const { path, auditLog, log } = options;
  if (path === undefined) return () => Promise.resolve();
  const stop = new AbortController();
  const report = reportUnfinished({
    path,
    auditLog,
    log,
    signal: stop.signal,
    recoveries: [
      recoverTransfers(options),
      ...OPERATIONS.flatMap(({ recovery }) => recovery?.(options) ?? []),
    ],
  });
  return async () => {
    stop.abort();
    await report;
  };
}
