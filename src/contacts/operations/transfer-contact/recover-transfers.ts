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

/** How many times as long as a request a reading may take: it waits for quota behind callers. */
const PATIENCE = 3;

export interface RecoveryOptions {
  readonly callWithin: (deadline: Deadline, purpose: CallPurpose) => CallConnect;
  readonly readAfterWrite: ReadAfterWriteOptions;
  readonly requestTimeoutMs: number;
  readonly idempotencyLedger: IdempotencyLedger;
}

type TransferIntent = IntentRecord & TransferCommand;

/** Recovers the transfers that an earlier process began and did not finish, with what Connect shows of them now. */
export function recoverTransfers(options: RecoveryOptions): OperationRecovery<TransferIntent> {
  const { idempotencyLedger } = options;
  const startedAt = Date.now();
  const restoreEarlier = (intent: TransferIntent): void => {
    // What this process has begun meanwhile, it knows itself.
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
      // By now it is known what other gateways have sent.
      await token.announced;
      const isShown = shown.state === 'transferred';
      const decision = resolveAmbiguousOutcome({
        shown,
        windows: token.windowsOfRecords(),
        isFromOtherTransfer:
          isShown && (rivals.length > 0 || token.isFromOtherTransfer(shown.contactId)),
        // The time of its requests is over: Connect is not working on any of them.
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
  // One reading is enough where Connect shows by now what the dead process has sent.
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

/** The system clocks of two processes agree to a second, unless somebody has set them. */
const CLOCKS_MS = 1_000;

/** When the requests of a dead process may have been executed, as far as the clocks of the two agree. */
function restore(idempotencyLedger: IdempotencyLedger, intent: TransferIntent): void {
  const deadline = localTimeOf(intent.deadline);
  const span = { from: localTimeOf(intent.time), until: deadline + CLOCKS_MS };
  idempotencyLedger.restore(intent, span, deadline - MAX_OUTCOME_DELAY_MS);
}

/** The monotonic clock of this process, at a time of the system clock: if that was set since, it is off by as much. */
function localTimeOf(time: string): number {
  return performance.now() - (Date.now() - Date.parse(time));
}
