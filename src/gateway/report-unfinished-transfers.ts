import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import type { AuditLog } from '../audit/audit-log.ts';
import type { IntentRecord } from '../audit/audit-record.ts';
import type { ReadBack } from '../audit/outcome-after-restart.ts';
import { reportUnfinished } from '../audit/report-unfinished.ts';
import type { CallConnect } from '../connect/call-connect.ts';
import type { QuotaExhausted } from '../connect/connect-failure.ts';
import { type Deadline, deadlineIn, withAbort } from '../connect/deadline.ts';
import type { CallPurpose } from '../connect/quota/quota.ts';
import { MAX_OUTCOME_DELAY_MS } from '../contacts/operations/transfer-contact/audit-transfer.ts';
import type { IdempotencyLedger } from '../contacts/operations/transfer-contact/idempotency-ledger.ts';
import { resolveAmbiguousOutcome } from '../contacts/operations/transfer-contact/resolve-ambiguous-outcome.ts';
import {
  verifyTransfer,
  type ObservedTransfer,
} from '../contacts/operations/transfer-contact/verify-transfer.ts';
import { type ReadAfterWriteOptions, shownWithinMs } from '../contacts/read-after-write.ts';

/** Nobody waits for a report. */
const PURPOSE: CallPurpose = { caller: 'report of unfinished transfers', priority: 'read' };

/** How many times as long as a request it may take: most of that is spent waiting for quota behind callers. */
const PATIENCE = 3;

export interface UnfinishedTransfersOptions {
  /** The file of the audit log; nothing can be reported of one that is not in a file. */
  readonly path: string | undefined;
  readonly auditLog: AuditLog;
  readonly callWithin: (deadline: Deadline, purpose: CallPurpose) => CallConnect;
  readonly readAfterWrite: ReadAfterWriteOptions;
  readonly requestTimeoutMs: number;
  readonly idempotencyLedger: IdempotencyLedger;
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
  const { path, auditLog, idempotencyLedger, log } = options;
  if (path === undefined) return () => Promise.resolve();
  const startedAt = Date.now();
  const stop = new AbortController();
  const report = reportUnfinished({
    path,
    auditLog,
    log,
    signal: stop.signal,
    onFound(intent) {
      // What this process has begun meanwhile, it knows itself.
      if (Date.parse(intent.time) < startedAt) restore(idempotencyLedger, intent);
    },
    async readBack(intent, rivals, signal): Promise<ReadBack> {
      // Requests with their tokens may come again, too.
      for (const rival of rivals) {
        if (Date.parse(rival.time) < startedAt) restore(idempotencyLedger, rival);
      }
      const shown = await readAsQuotaAllows(intent, options, signal);
      const token = idempotencyLedger.begin(intent, intent, 0);
      // It is known by now what other gateways have sent.
      await token.announced;
      const isShown = shown.state === 'transferred';
      const decision = resolveAmbiguousOutcome({
        shown,
        windows: token.windowsOfRecords(),
        isFromOtherTransfer:
          isShown && (rivals.length > 0 || token.isFromOtherTransfer(shown.contactId)),
        // The time of its requests is over: none of them is at work any more.
        isAtLarge: false,
        indeterminate: [],
        rejection: 'none',
      });
      if (decision === 'executed' && isShown) {
        const { contactId, contactArn } = shown;
        token.end({ state: 'executed', transfer: { request: intent, contactId, contactArn } });
        return { state: 'transferred', newContactId: contactId };
      }
      token.end({ state: decision === 'not-executed' ? decision : 'unchanged' });
      return { state: decision === 'not-executed' ? 'not-transferred' : 'unknown' };
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
): Promise<ObservedTransfer> {
  // One reading is enough where Connect shows by now what the dead process has sent.
  const isShown = Date.now() >= Date.parse(intent.deadline) + shownWithinMs(readAfterWrite);
  const readings = isShown ? { ...readAfterWrite, reads: 1 } : readAfterWrite;
  for (;;) {
    let withheld: QuotaExhausted | undefined;
    const deadline = withAbort(deadlineIn(PATIENCE * requestTimeoutMs), signal);
    const call = callWithin(deadline, PURPOSE);
    const callConnect: CallConnect = async (command, callOptions) => {
      const result = await call(command, callOptions);
      if (!result.ok && result.failure.kind === 'quota-exhausted') withheld = result.failure;
      return result;
    };
    const uncancelled = { callConnect, deadline, readAfterWrite: readings };
    const shown = await verifyTransfer(uncancelled, intent);
    if (withheld === undefined) return shown;
    await pause(withheld.retryAfterSeconds * 1_000, undefined, { signal, ref: false });
  }
}

/** The system clocks of two processes agree to a second, unless somebody has set them. */
const CLOCKS_MS = 1_000;

/** When the requests of a dead process may have been executed, as far as the clocks of the two agree. */
function restore(idempotencyLedger: IdempotencyLedger, intent: IntentRecord): void {
  const deadline = localTimeOf(intent.deadline);
  const span = { from: localTimeOf(intent.time), until: deadline + CLOCKS_MS };
  idempotencyLedger.restore(intent, span, deadline - MAX_OUTCOME_DELAY_MS);
}

/** The monotonic clock of this process, at a time of the system clock: if that was set since, it is off by as much. */
function localTimeOf(time: string): number {
  return performance.now() - (Date.now() - Date.parse(time));
}
