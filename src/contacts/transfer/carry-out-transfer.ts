import { TransferContactCommand, type TransferContactCommandOutput } from '@aws-sdk/client-connect';
import type { CallConnect } from '../../connect/call-connect.ts';
import { type ConnectFailure, isRefusedByRule } from '../../connect/connect-failure.ts';
import { classifyTransferFailure } from './classify-transfer-failure.ts';
import { gatherTransferEvidence } from './gather-transfer-evidence.ts';
import { type ReadBackOptions, readBackTransfer } from './read-back-transfer.ts';
import { settleUnclear } from './settle-unclear.ts';
import type { TransferFailure } from './transfer-failure.ts';
import type { TransferOutcome } from './transfer-outcome.ts';
import type { TransferRequest, TransferTarget } from './transfer-request.ts';
import type { RunningTransfer } from './transfer-runs.ts';

/** A transfer to carry out, and what is known of it. */
export interface TransferToCarryOut {
  readonly request: TransferRequest;
  readonly running: RunningTransfer;
  /** When an earlier request began the same transfer, if what became of it is open. */
  readonly openSince: Date | undefined;
  /** Whether a new contact is known to have been made by another transfer. */
  readonly isOfAnother: (newContactId: string) => boolean;
}

/**
 * Transfers a contact by one call to Connect. When that fails, and it is open what came of it, that is read back; a
 * refusal is believed only afterwards, for right after a change Connect may refuse what the change has made untrue. Then
 * the contact, the flow and the target are read, to tell the causes apart that share an exception.
 */
export async function carryOutTransfer(
  detached: ReadBackOptions,
  { request, running, openSince, isOfAnother }: TransferToCarryOut,
): Promise<TransferOutcome> {
  const { callConnect } = detached;
  const since = openSince ?? new Date();
  const options = { isComplete: namesNewContact, onAttempt: running.onAttempt };
  const result = await callConnect(transferCommand(request), options);
  if (result.ok) {
    const { ContactId: contactId = '', ContactArn: contactArn = '' } = result.output;
    return { ok: true, transfer: { request, contactId, contactArn }, settledBy: 'answer' };
  }
  const unclear = running.attempts.flatMap(({ failure }) =>
    failure?.kind === 'unclear' ? [failure] : [],
  );
  const isOpen = unclear.length > 0 || openSince !== undefined;
  if (isOpen) {
    const shown = await readBackTransfer(detached, request, since);
    const isAnothers = shown.state === 'transferred' && isOfAnother(shown.contactId);
    const readBack = isAnothers ? ({ state: 'elsewhere' } as const) : shown;
    const call = { unclear, refused: isRefusedByRule(result.failure) };
    const settled = settleUnclear(request, call, readBack, running.isContested());
    if (settled !== undefined) return settled;
  }
  const failure = await explain(callConnect, request, result.failure);
  return { ok: false, failure, settledBy: isOpen ? 'read-back' : 'answer' };
}

/** Why nothing was changed. */
async function explain(
  callConnect: CallConnect,
  request: TransferRequest,
  failure: ConnectFailure,
): Promise<TransferFailure> {
  if (failure.kind === 'unclear') {
    const { requestId: connectRequestId = null } = failure;
    return { reason: 'service-failure', clientToken: request.clientToken, connectRequestId };
  }
  const evidence = await gatherTransferEvidence(callConnect, request, failure);
  return classifyTransferFailure(request, failure, evidence);
}

function transferCommand(request: TransferRequest): TransferContactCommand {
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
