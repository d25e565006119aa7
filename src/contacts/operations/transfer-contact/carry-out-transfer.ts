import { setTimeout as pause } from 'node:timers/promises';
import { TransferContactCommand, type TransferContactCommandOutput } from '@aws-sdk/client-connect';
import type { CallConnect } from '../../../connect/call-connect.ts';
import {
  type ConnectFailure,
  type ConnectResult,
  isRejectedByRule,
} from '../../../connect/connect-failure.ts';
import { shownWithinMs } from '../../read-after-write.ts';
import { classifyTransferFailure, retryAfterOf } from './classify-transfer-failure.ts';
import { gatherTransferEvidence } from './gather-transfer-evidence.ts';
import type { TokenRun } from './idempotency-ledger.ts';
import {
  type Decision,
  resolveAmbiguousOutcome,
  type AmbiguousOutcome,
} from './resolve-ambiguous-outcome.ts';
import type { TokenResult } from './token-result.ts';
import type { TransferFailure } from './transfer-failure.ts';
import type { DeterminedBy, CompletedTransfer, TransferOutcome } from './transfer-outcome.ts';
import type { TransferCommand, TransferTarget } from './transfer-request.ts';
import type { RunningTransfer } from './transfer-runs.ts';
import type { LocalSpan } from './transfer-window.ts';
import { type UncancelledCalls, verifyTransfer } from './verify-transfer.ts';

/** A transfer to carry out, and what is known of it. */
export interface TransferToCarryOut {
  readonly request: TransferCommand;
  readonly running: RunningTransfer;
  readonly token: TokenRun;
}

/** An attempt that may have been executed. */
interface Indeterminate extends LocalSpan {
  readonly answered: boolean;
  readonly requestId: string | undefined;
}

/**
 * Transfers a contact by one call to Connect. When that fails, and it is open what came of it, that is read back; a
 * rejection is believed only afterwards, for right after a change Connect may reject what the change has made untrue. Then
 * the contact, the flow and the target are read, to tell the causes apart that share an exception.
 *
 * The token's run has ended when this settles.
 */
export async function carryOutTransfer(
  uncancelled: UncancelledCalls,
  transfer: TransferToCarryOut,
): Promise<TransferOutcome> {
  const { deadline, readAfterWrite } = uncancelled;
  const startedAt = performance.now();
  const deadlineAt = startedAt + deadline.remainingMs();
  const indeterminate: Indeterminate[] = [];
  const spanOf = (from: number, until: number): LocalSpan => ({
    from,
    until: Math.min(deadlineAt, until + shownWithinMs(readAfterWrite)),
  });
  const span = (): LocalSpan | undefined => {
    const [first] = indeterminate;
    const last = indeterminate.at(-1);
    return first && last && spanOf(first.from, last.until);
  };
  const { token } = transfer;
  await token.announced;
  try {
    const { outcome, result } = await carryOut(uncancelled, transfer, indeterminate, span);
    token.end(result);
    return outcome;
  } catch (error) {
    token.end({
      state: 'open',
      span: spanOf(startedAt, performance.now()),
      isAtLarge: true,
    });
    throw error;
  }
}

interface CarriedOut {
  readonly outcome: TransferOutcome;
  readonly result: TokenResult;
}

async function carryOut(
  uncancelled: UncancelledCalls,
  { request, running, token }: TransferToCarryOut,
  indeterminate: Indeterminate[],
  span: () => LocalSpan | undefined,
): Promise<CarriedOut> {
  const { callConnect, deadline, readAfterWrite } = uncancelled;
  const call = async (): Promise<ConnectResult<TransferContactCommandOutput>> =>
    callConnect(transferCommand(request), {
      isComplete: namesNewContact,
      onAttempt(attempt) {
        running.onAttempt(attempt);
        const { failure, milliseconds } = attempt;
        if (failure?.kind !== 'indeterminate') return;
        const until = performance.now();
        const { responded, requestId } = failure;
        indeterminate.push({ from: until - milliseconds, until, answered: responded, requestId });
      },
    });
  const first = await call();
  let answeredAt = performance.now();
  if (first.ok) return executed(transferOf(request, first.output), 'answer');
  // Another gateway may have sent the token meanwhile.
  await token.refresh();
  if (indeterminate.length === 0 && !token.isRepetition) {
    const failure = await explain(callConnect, request, first.failure);
    return { outcome: failed(failure, 'answer'), result: { state: 'unchanged' } };
  }

  const shown = await verifyTransfer(uncancelled, request);
  await token.refresh();
  const decide = (rejection: AmbiguousOutcome['rejection']): Decision =>
    resolveAmbiguousOutcome({
      shown,
      windows: token.windows(span()),
      isFromOtherTransfer:
        shown.state === 'transferred' && token.isFromOtherTransfer(shown.contactId),
      isAtLarge: token.isAtLarge,
      indeterminate,
      rejection,
      settledBefore: token.settledBefore(answeredAt),
    });
  let { failure } = first;
  const isEarly = isRejectedByRule(failure) && (indeterminate.length > 0 || !token.isLate);
  let decision = decide(isRejectedByRule(failure) ? (isEarly ? 'early' : 'late') : 'none');
  if (decision === 'unknown' && shown.state === 'transferred' && isEarly) {
    // The rejection and the transfer contradict each other. The contact has ended, so to send the token once more changes
    // nothing, and shows whose transfer it was once Connect knows its own changes.
    const pauseMs = shownWithinMs(readAfterWrite);
    if (deadline.remainingMs() < 2 * pauseMs) {
      return open(request, failure, indeterminate, span());
    }
    await pause(pauseMs, undefined, { signal: deadline.signal }).catch(() => undefined);
    const before = indeterminate.length;
    const second = await call();
    answeredAt = performance.now();
    if (second.ok) return executed(transferOf(request, second.output), 'answer');
    const isRejected = isRejectedByRule(second.failure) && indeterminate.length === before;
    ({ failure } = second);
    decision = isRejected ? decide('late') : 'unknown';
  }
  if (decision === 'executed' && shown.state === 'transferred') {
    const { contactId, contactArn } = shown;
    return executed({ request, contactId, contactArn }, 'read-back');
  }
  if (decision !== 'not-executed') return open(request, failure, indeterminate, span());
  return {
    outcome: failed(await explain(callConnect, request, failure), 'read-back'),
    result: { state: 'not-executed' },
  };
}

function transferOf(
  request: TransferCommand,
  output: TransferContactCommandOutput,
): CompletedTransfer {
  const { ContactId: contactId = '', ContactArn: contactArn = '' } = output;
  return { request, contactId, contactArn };
}

function failed(failure: TransferFailure, determinedBy: DeterminedBy): TransferOutcome {
  return { ok: false, failure, determinedBy };
}

function executed(transfer: CompletedTransfer, determinedBy: DeterminedBy): CarriedOut {
  return {
    outcome: { ok: true, transfer, determinedBy },
    result: { state: 'executed', transfer },
  };
}

/** The outcome of the transfer stays open. When Connect takes no more calls, it is known when to ask again. */
function open(
  { clientToken }: TransferCommand,
  failure: ConnectFailure,
  indeterminate: readonly Indeterminate[],
  span: LocalSpan | undefined,
): CarriedOut {
  const retryAfter = indeterminate.length === 0 ? retryAfterOf(failure) : undefined;
  const connectRequestId = indeterminate.at(-1)?.requestId ?? null;
  return {
    outcome: {
      ok: false,
      failure:
        retryAfter === undefined
          ? { reason: 'outcome-unknown', clientToken, connectRequestId }
          : { reason: 'throttled', clientToken, retryAfter },
      determinedBy: 'read-back',
    },
    result:
      span === undefined
        ? { state: 'unchanged' }
        : { state: 'open', span, isAtLarge: !indeterminate.every(({ answered }) => answered) },
  };
}

/** Why nothing was changed. */
async function explain(
  callConnect: CallConnect,
  request: TransferCommand,
  failure: ConnectFailure,
): Promise<TransferFailure> {
  if (failure.kind === 'indeterminate') {
    const { requestId: connectRequestId = null } = failure;
    return { reason: 'service-failure', clientToken: request.clientToken, connectRequestId };
  }
  const evidence = await gatherTransferEvidence(callConnect, request, failure);
  return classifyTransferFailure(request, failure, evidence);
}

function transferCommand(request: TransferCommand): TransferContactCommand {
  const { instanceId, contactId, contactFlowId, clientToken, target } = request;
  return new TransferContactCommand({
    InstanceId: instanceId,
    ContactId: contactId,
    ContactFlowId: contactFlowId,
    ClientToken: clientToken,
    ...targetMembers(target),
  });
}

function targetMembers(target: TransferTarget): { QueueId?: string; UserId?: string } {
  switch (target.kind) {
    case 'queue':
      return { QueueId: target.id };
    case 'user':
      return { UserId: target.id };
    case 'flow':
      return {};
  }
}

/** An answer that does not name the new contact is no proof of a transfer. What the SDK reads is not always what its types say. */
function namesNewContact({ ContactId, ContactArn }: TransferContactCommandOutput): boolean {
  return [ContactId, ContactArn].every((text: unknown) => typeof text === 'string' && text !== '');
}
