import type { FastifyBaseLogger } from 'fastify';
import type { AuditLog } from '../audit/audit-log.ts';
import type { ReadBack } from '../audit/outcome-after-restart.ts';
import { reportUnfinished } from '../audit/report-unfinished.ts';
import type { CallConnect } from '../connect/call-connect.ts';
import { type Deadline, deadlineIn, unlessGone } from '../connect/deadline.ts';
import type { CallPurpose } from '../connect/quota/quota.ts';
import type { ReadAfterWriteOptions } from '../contacts/read-after-write.ts';
import { readBackTransfer } from '../contacts/transfer/read-back-transfer.ts';

/** Nobody waits for a report. */
const PURPOSE: CallPurpose = { caller: 'report of unfinished transfers', priority: 'read' };

export interface UnfinishedTransfersOptions {
  /** The file of the audit log; nothing can be reported of one that is not in a file. */
  readonly path: string | undefined;
  readonly auditLog: AuditLog;
  readonly callWithin: (deadline: Deadline, purpose: CallPurpose) => CallConnect;
  readonly readAfterWrite: ReadAfterWriteOptions;
  readonly requestTimeoutMs: number;
  readonly log: FastifyBaseLogger;
}

/**
 * Reports the transfers that a process before this one began and did not live to see the end of, with what Connect
 * shows of them now.
 *
 * @returns a function that ends the report, wherever it is.
 */
export function reportUnfinishedTransfers({
  path,
  auditLog,
  callWithin,
  readAfterWrite,
  requestTimeoutMs,
  log,
}: UnfinishedTransfersOptions): () => Promise<void> {
  if (path === undefined) return () => Promise.resolve();
  const stop = new AbortController();
  const report = reportUnfinished({
    path,
    auditLog,
    log,
    signal: stop.signal,
    async readBack(intent, signal): Promise<ReadBack> {
      const deadline = unlessGone(deadlineIn(requestTimeoutMs), signal);
      const detached = { callConnect: callWithin(deadline, PURPOSE), deadline, readAfterWrite };
      const shown = await readBackTransfer(detached, intent, new Date(intent.time));
      switch (shown.state) {
        case 'transferred':
          return { state: 'transferred', newContactId: shown.contactId };
        case 'active':
          return { state: 'not-transferred' };
        case 'elsewhere':
        case 'unknown':
          return { state: 'unknown' };
      }
    },
  });
  return async () => {
    stop.abort();
    await report;
  };
}
