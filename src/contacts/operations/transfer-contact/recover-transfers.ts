import type { IntentRecord } from '../../../audit/audit-record.ts';
import { MAX_OUTCOME_DELAY_MS } from '../kit/operation-audit.ts';
import { localTimeOf, type OperationRecovery } from '../kit/operation-recovery.ts';
import { readBackAsQuotaAllows, type ReadBackOptions } from '../kit/read-back.ts';
import type { IdempotencyLedger } from './idempotency-ledger.ts';
import { resolveAmbiguousOutcome } from './resolve-ambiguous-outcome.ts';
import { contentOf, transferContact } from './transfer-contact.ts';
import type { TransferCommand } from './transfer-model.ts';
import { verifyTransfer } from './verify-transfer.ts';

export interface TransferRecoveryOptions extends ReadBackOptions {
  readonly idempotencyLedger: IdempotencyLedger;
}

type TransferIntent = IntentRecord & TransferCommand;

/**
 * Recovers the transfers that an earlier process started and did not finish, from what Connect currently shows of them.
 */
export function recoverTransfers(
  options: TransferRecoveryOptions,
): OperationRecovery<TransferIntent> {
  const { idempotencyLedger } = options;
  const startedAt = Date.now();
  const restoreEarlier = (intent: TransferIntent): void => {
    // This process knows the transfers that it has started meanwhile.
    if (Date.parse(intent.time) < startedAt) restore(idempotencyLedger, intent);
  };
  return {
    name: transferContact.name,
    isIntent,
    identity: (intent) => JSON.stringify([contentOf(intent), intent.clientToken]),
    isRetry: (intent, other) => other.clientToken === intent.clientToken,
    isRival: (intent, other) =>
      isIntent(other) &&
      other.instanceId === intent.instanceId &&
      other.clientToken !== intent.clientToken,
    onFound: restoreEarlier,
    async readBack(intent, rivals, signal) {
      // Requests with their tokens may be retried, too.
      rivals.filter(isIntent).forEach(restoreEarlier);
      const shown = await readBackAsQuotaAllows(options, intent.deadline, signal, async (calls) =>
        verifyTransfer(calls, intent),
      );
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
  const { operation, contactId, target, contactFlowId, clientToken } = record;
  return (
    operation === transferContact.name &&
    contactId !== undefined &&
    target !== undefined &&
    contactFlowId !== undefined &&
    clientToken !== undefined
  );
}

/** The system clocks of two processes differ by at most a second, unless they were set. */
const CLOCKS_MS = 1_000;

/** When the requests of a dead process may have been executed, given the uncertainty between the two clocks. */
function restore(idempotencyLedger: IdempotencyLedger, intent: TransferIntent): void {
  const deadline = localTimeOf(intent.deadline);
  const span = { from: localTimeOf(intent.time), until: deadline + CLOCKS_MS };
  idempotencyLedger.restore(intent, span, deadline - MAX_OUTCOME_DELAY_MS);
}
