import { setTimeout as pause } from 'node:timers/promises';
import type { IntentRecord } from '../../../audit/audit-record.ts';
import type { CallConnect } from '../../../connect/call-connect.ts';
import type { QuotaExhausted } from '../../../connect/connect-failure.ts';
import { type Deadline, deadlineIn, withAbort } from '../../../connect/deadline.ts';
import type { CallPurpose } from '../../../connect/quota/quota.ts';
import { MAX_OUTCOME_DELAY_MS } from '../kit/operation-audit.ts';
import type { OperationRecovery } from '../kit/operation-recovery.ts';
import { type ReadAfterWriteOptions, shownWithinMs } from '../kit/read-after-write.ts';
import type { IdempotencyLedger } from './idempotency-ledger.ts';
import { resolveAmbiguousOutcome } from './resolve-ambiguous-outcome.ts';
import { transferContact } from './transfer-contact.ts';
import type { TransferCommand } from './transfer-model.ts';
import { type ObservedTransfer, verifyTransfer } from './verify-transfer.ts';

/** No caller waits for a report. */
const PURPOSE: CallPurpose = { caller: 'report of unfinished transfers', priority: 'read' };

/** The time limit of a read-back, as a multiple of a request's: it waits for quota behind callers. */
const PATIENCE = 3;

export interface RecoveryOptions {
  readonly callWithin: (deadline: Deadline, purpose: CallPurpose) => CallConnect;
  readonly readAfterWrite: ReadAfterWriteOptions;
  readonly requestTimeoutMs: number;
  readonly idempotencyLedger: IdempotencyLedger;
}

type TransferIntent = IntentRecord & TransferCommand;

/**
 * Recovers the transfers that an earlier process started and did not finish, from what Connect currently shows of them.
 */
export function recoverTransfers(options: RecoveryOptions): OperationRecovery<TransferIntent> {
  const { idempotencyLedger } = options;
  const startedAt = Date.now();
  const restoreEarlier = (intent: TransferIntent): void => {
    // This process knows the transfers that it has started meanwhile.
    if (Date.parse(intent.time) < startedAt) restore(idempotencyLedger, intent);
  };
  return {
    name: transferContact.name,
    isIntent,
    identity: (intent) => transferContact.identity(intent, intent.clientToken),
    isRival: (intent, other) =>
      isIntent(other) &&
      other.instanceId === intent.instanceId &&
      other.clientToken !== intent.clientToken,
    onFound: restoreEarlier,
    async readBack(intent, rivals, signal) {
      // Requests with their tokens may be retried, too.
      rivals.filter(isIntent).forEach(restoreEarlier);
      const shown = await readAsQuotaAllows(intent, options, signal);
      const token = idempotencyLedger.begin(intent, intent, 0);
      // By now, the requests of other gateways are known.
      await token.announced;
      const isShown = shown.state === 'transferred';
      const decision = resolveAmbiguousOutcome({
        shown,
        windows: token.windowsOfRecords(),
        isFromOtherTransfer:
          isShown && (rivals.length > 0 || token.isFromOtherTransfer(shown.contactId)),
        // The deadlines of its requests have passed: Connect is not processing any of them.
        isAtLarge: false,
        indeterminate: [],
        rejection: 'none',
      });
      if (decision === 'executed' && isShown) {
        const { contactId, contactArn } = shown;
        token.end({ state: 'executed', result: { command: intent, contactId, contactArn } });
        return { state: 'executed', newContactId: contactId };
      }
      token.end({ state: decision === 'not-executed' ? decision : 'unchanged' });
      return { state: decision === 'not-executed' ? decision : 'unknown' };
    },
  };
}

function isIntent(record: IntentRecord): record is TransferIntent {
  const { operation, target, contactFlowId, clientToken } = record;
  return (
    operation === transferContact.name &&
    target !== undefined &&
    contactFlowId !== undefined &&
    clientToken !== undefined
  );
}

/** Reads a transfer back, and retries for as long as the quota is exhausted: callers come first. */
async function readAsQuotaAllows(
  intent: TransferIntent,
  { callWithin, readAfterWrite, requestTimeoutMs }: RecoveryOptions,
  signal: AbortSignal,
): Promise<ObservedTransfer> {
  // One read is enough, because Connect shows by now what the dead process sent.
  const isShown = Date.now() >= Date.parse(intent.deadline) + shownWithinMs(readAfterWrite);
  const readings = isShown ? { ...readAfterWrite, reads: 1 } : readAfterWrite;
  for (;;) {
    let exhausted: QuotaExhausted | undefined;
    const deadline = withAbort(deadlineIn(PATIENCE * requestTimeoutMs), signal);
    const call = callWithin(deadline, PURPOSE);
    const callConnect: CallConnect = async (command, callOptions) => {
      const result = await call(command, callOptions);
      if (!result.ok && result.failure.kind === 'quota-exhausted') exhausted = result.failure;
      return result;
    };
    const uncancelled = { callConnect, deadline, readAfterWrite: readings };
    const shown = await verifyTransfer(uncancelled, intent);
    if (exhausted === undefined) return shown;
    await pause(exhausted.retryAfterSeconds * 1_000, undefined, { signal, ref: false });
  }
}

/** The system clocks of two processes differ by at most a second, unless they were set. */
const CLOCKS_MS = 1_000;

/** When the requests of a dead process may have been executed, given the uncertainty between the two clocks. */
function restore(idempotencyLedger: IdempotencyLedger, intent: TransferIntent): void {
  const deadline = localTimeOf(intent.deadline);
  const span = { from: localTimeOf(intent.time), until: deadline + CLOCKS_MS };
  idempotencyLedger.restore(intent, span, deadline - MAX_OUTCOME_DELAY_MS);
}

/**
 * The time of this process's monotonic clock at a time of the system clock. It is off by any adjustment of the system
 * clock since then.
 */
function localTimeOf(time: string): number {
  return performance.now() - (Date.now() - Date.parse(time));
}
