import { TransferContactCommand, type TransferContactCommandOutput } from '@aws-sdk/client-connect';
import { UndocumentedFailure } from '../../connect/undocumented-failure.ts';
import type { QuickConnectLoader } from '../../quick-connects/quick-connect.loader.ts';
import { type AuditTrail, auditTransfer } from './audit-transfer.ts';
import { classifyTransferFailure } from './classify-transfer-failure.ts';
import { followQuickConnect } from './follow-quick-connect.ts';
import { gatherTransferEvidence } from './gather-transfer-evidence.ts';
import { outcomeOfReadBack } from './outcome-of-read-back.ts';
import { type ReadBackOptions, readBackTransfer } from './read-back-transfer.ts';
import type { TransferContactInput } from './transfer-contact.input.ts';
import type { TransferOutcome } from './transfer-outcome.ts';
import type { TransferRequest, TransferTarget } from './transfer-request.ts';
import type { RunningTransfer, TransferRuns } from './transfer-runs.ts';
import { type TransferSettings, validateTransfer } from './validate-transfer.ts';

/** What a transfer takes from its request's context. */
export interface TransferDependencies extends TransferSettings {
  readonly quickConnects: QuickConnectLoader;
  readonly transferRuns: TransferRuns;
  readonly auditTrail: AuditTrail;
  /** Calls that go on when the caller has gone: what was sent is finished and recorded. */
  readonly detached: ReadBackOptions;
}

/**
 * Transfers a contact by one call to Connect; a quick connect that is not in the directory's cache is read before. Equal
 * transfers at the same moment are one. Only when the call fails is more read: what came of it if that is open,
 * otherwise the contact, the flow and the target, to tell the causes apart that share an exception.
 *
 * @throws when Connect answers with an exception that it does not document for TransferContact.
 */
export async function transferContact(
  { quickConnects, transferRuns, auditTrail, detached, ...settings }: TransferDependencies,
  input: TransferContactInput,
): Promise<TransferOutcome> {
  const settledBy = 'answer';
  const validation = validateTransfer(input, settings);
  if (!validation.ok) {
    return { ok: false, failure: { reason: 'bad-input', faults: validation.faults }, settledBy };
  }
  const followed =
    'quickConnectId' in validation.transfer
      ? await followQuickConnect(quickConnects, validation.transfer)
      : ({ ok: true, request: validation.transfer } as const);
  if (!followed.ok) return { ...followed, settledBy };
  const { request } = followed;
  if (auditTrail.callerGone.aborted) {
    const { clientToken } = request;
    const failure = { reason: 'service-failure', clientToken, connectRequestId: null } as const;
    return { ok: false, failure, settledBy };
  }
  const givenToken = input.clientToken ?? undefined;
  const { earlier } = transferRuns;
  const underWay = transferRuns.find(request, givenToken);
  if (underWay !== undefined) {
    const shared = await auditTransfer(auditTrail, underWay.request, () => underWay);
    return earlier.consider(underWay.request, shared);
  }
  const run = transferRuns.start(request, givenToken, (running) =>
    auditTransfer(auditTrail, request, () => ({
      attempts: running.attempts,
      outcome: carryOut(detached, request, running).then((outcome) =>
        earlier.consider(request, outcome),
      ),
    })),
  );
  return earlier.consider(request, await run.outcome);
}

async function carryOut(
  detached: ReadBackOptions,
  request: TransferRequest,
  { onAttempt, isContested }: RunningTransfer,
): Promise<TransferOutcome> {
  const { callConnect } = detached;
  const since = new Date();
  const options = { isComplete: namesNewContact, onAttempt };
  const result = await callConnect(transferCommand(request), options);
  if (result.ok) {
    const { ContactId: contactId = '', ContactArn: contactArn = '' } = result.output;
    return { ok: true, transfer: { request, contactId, contactArn }, settledBy: 'answer' };
  }
  if (result.failure.kind === 'unclear') {
    const readBack = await readBackTransfer(detached, request, since);
    return outcomeOfReadBack(request, result.failure, readBack, isContested());
  }
  const evidence = await gatherTransferEvidence(callConnect, request, result.failure);
  const failure = classifyTransferFailure(request, result.failure, evidence);
  if (failure === undefined) throw new UndocumentedFailure('TransferContact', result.failure);
  return { ok: false, failure, settledBy: 'answer' };
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
