import { setTimeout as pause } from 'node:timers/promises';
import type { TransferContactCommandOutput } from '@aws-sdk/client-connect';
import {
  type ConnectFailure,
  type ConnectResult,
  isRejectedByRule,
} from '../../../connect/connect-failure.ts';
import type { Execution, UncancelledCalls } from '../kit/execution.ts';
import type { Verdict } from '../kit/operation.ts';
import { shownWithinMs } from '../kit/read-after-write.ts';
import type { TransferTokenRun } from './idempotency-ledger.ts';
import {
  type AmbiguousOutcome,
  type Decision,
  resolveAmbiguousOutcome,
} from './resolve-ambiguous-outcome.ts';
import type { CompletedTransfer, TransferCommand } from './transfer-model.ts';
import { verifyTransfer } from './verify-transfer.ts';

interface ReconcileOptions {
  readonly token: TransferTokenRun;
  readonly uncancelled: UncancelledCalls;
  /** Sends the same command with the same token again. */
  readonly resend: () => Promise<ConnectResult<TransferContactCommandOutput>>;
}

/**
 * Reads the contact to determine whether a transfer took place after an ambiguous call. A rejection is trusted only
 * after that, because right after a change Connect may reject a request that the change made invalid.
 *
 * Sends the transfer once more if the rejection and the state of the contact contradict each other.
 */
export async function reconcileTransfer(
  execution: Execution<TransferCommand>,
  failure: ConnectFailure,
  { token, uncancelled, resend }: ReconcileOptions,
): Promise<Verdict<CompletedTransfer>> {
  const { command, indeterminate } = execution;
  const shown = await verifyTransfer(uncancelled, command);
  await token.refresh();
  const decide = (rejection: AmbiguousOutcome['rejection']): Decision =>
    resolveAmbiguousOutcome({
      shown,
      windows: token.windows(execution.span),
      isFromOtherTransfer:
        shown.state === 'transferred' && token.isFromOtherTransfer(shown.contactId),
      isAtLarge: token.isAtLarge,
      indeterminate,
      rejection,
      changesKnownUntil:
        execution.answeredAt === undefined
          ? undefined
          : token.changesKnownUntil(execution.answeredAt),
    });
  const isEarly = isRejectedByRule(failure) && (indeterminate.length > 0 || !token.isLate);
  let decision = decide(isRejectedByRule(failure) ? (isEarly ? 'early' : 'late') : 'none');
  let latest = failure;
  if (decision === 'unknown' && shown.state === 'transferred' && isEarly) {
    // The rejection and the transfer contradict each other. The contact has ended, so sending the token once more
    // changes nothing, and shows whose transfer it was as soon as Connect knows its own changes.
    const { deadline, readAfterWrite } = uncancelled;
    const pauseMs = shownWithinMs(readAfterWrite);
    if (deadline.remainingMs() < 2 * pauseMs) {
      return { state: 'unknown', failure, determinedBy: 'read-back' };
    }
    await pause(pauseMs, undefined, { signal: deadline.signal }).catch(() => undefined);
    const before = indeterminate.length;
    const second = await resend();
    if (second.ok) {
      const result = completedTransfer(command, second.output);
      return { state: 'executed', result, determinedBy: 'answer' };
    }
    latest = second.failure;
    const isRejected = isRejectedByRule(latest) && indeterminate.length === before;
    decision = isRejected ? decide('late') : 'unknown';
  }
  if (decision === 'executed' && shown.state === 'transferred') {
    const { contactId, contactArn } = shown;
    const result = { command, contactId, contactArn };
    return { state: 'executed', result, determinedBy: 'read-back' };
  }
  return decision === 'not-executed'
    ? { state: 'not-executed', failure: latest, determinedBy: 'read-back' }
    : { state: 'unknown', failure: latest, determinedBy: 'read-back' };
}

/** The transfer that Connect's answer names. */
export function completedTransfer(
  command: TransferCommand,
  { ContactId: contactId = '', ContactArn: contactArn = '' }: TransferContactCommandOutput,
): CompletedTransfer {
  return { command, contactId, contactArn };
}
