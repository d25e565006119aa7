import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import type { AuditLog } from '../audit/audit-log.ts';
import type { IntentRecord } from '../audit/audit-record.ts';
import type { ReadBack } from '../audit/outcome-after-restart.ts';
import { reportUnfinished } from '../audit/report-unfinished.ts';
import type { CallConnect } from '../connect/call-connect.ts';
import type { Withheld } from '../connect/connect-failure.ts';
import { type Deadline, deadlineIn, unlessGone } from '../connect/deadline.ts';
import type { CallPurpose } from '../connect/quota/quota.ts';
import { type ReadAfterWriteOptions, shownWithinMs } from '../contacts/read-after-write.ts';
import {
  readBackTransfer,
  type TransferReadBack,
} from '../contacts/transfer/read-back-transfer.ts';

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
export function reportUnfinishedTransfers(
  options: UnfinishedTransfersOptions,
): () => Promise<void> {
  const { path, auditLog, log } = options;
  if (path === undefined) return () => Promise.resolve();
  const stop = new AbortController();
  const report = reportUnfinished({
    path,
    auditLog,
    log,
    signal: stop.signal,
    async readBack(intent, signal): Promise<ReadBack> {
      const shown = await readAsQuotaAllows(intent, options, signal);
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

/**
 * Reads a transfer back, again for as long as the quota has no room for the reading: callers come first, and that they
 * do says nothing of the transfer.
 */
async function readAsQuotaAllows(
  intent: IntentRecord,
  { callWithin, readAfterWrite, requestTimeoutMs }: UnfinishedTransfersOptions,
  signal: AbortSignal,
): Promise<TransferReadBack> {
  // One reading is enough where Connect shows by now what the dead process has sent.
  const isShown = Date.now() >= Date.parse(intent.deadline) + shownWithinMs(readAfterWrite);
  const readings = isShown ? { ...readAfterWrite, reads: 1 } : readAfterWrite;
  for (;;) {
    let withheld: Withheld | undefined;
    const deadline = unlessGone(deadlineIn(requestTimeoutMs), signal);
    const call = callWithin(deadline, PURPOSE);
    const callConnect: CallConnect = async (command, callOptions) => {
      const result = await call(command, callOptions);
      if (!result.ok && result.failure.kind === 'withheld') withheld = result.failure;
      return result;
    };
    const shown = await readBackTransfer(
      { callConnect, deadline, readAfterWrite: readings },
      intent,
      new Date(intent.time),
    );
    if (withheld === undefined) return shown;
    await pause(withheld.retryAfterSeconds * 1_000, undefined, { signal, ref: false });
  }
}
