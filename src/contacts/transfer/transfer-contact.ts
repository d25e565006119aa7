import { TransferContactCommand, type TransferContactCommandOutput } from '@aws-sdk/client-connect';
import type { CallConnect } from '../../connect/call-connect.ts';
import type { ConnectResult } from '../../connect/connect-failure.ts';
import { UndocumentedFailure } from '../../connect/undocumented-failure.ts';
import type { QuickConnectLoader } from '../../quick-connects/quick-connect.loader.ts';
import { classifyTransferFailure } from './classify-transfer-failure.ts';
import { followQuickConnect } from './follow-quick-connect.ts';
import { gatherTransferEvidence } from './gather-transfer-evidence.ts';
import type { TransferContactInput } from './transfer-contact.input.ts';
import type { TransferFailure } from './transfer-failure.ts';
import type { TransferRequest, TransferTarget } from './transfer-request.ts';
import { type TransferSettings, validateTransfer } from './validate-transfer.ts';

/** What became of a transfer. */
export type TransferOutcome =
  | { readonly ok: true; readonly transfer: Transfer }
  | { readonly ok: false; readonly failure: TransferFailure };

/** What a transfer takes from its request's context. */
export interface TransferDependencies extends TransferSettings {
  readonly callConnect: CallConnect;
  readonly quickConnects: QuickConnectLoader;
}

/** A transfer that took place. */
export interface Transfer {
  readonly request: TransferRequest;
  /** The contact that the transfer made; the one of the request has ended. */
  readonly contactId: string;
  readonly contactArn: string;
}

/**
 * Transfers a contact by one call to Connect; a quick connect that is not in the directory's cache is read before. Only when that fails are the contact, the flow and
 * the target read, to tell the causes apart that share an exception.
 *
 * @throws when Connect answers with an exception that it does not document for TransferContact.
 */
export async function transferContact(
  { callConnect, quickConnects, ...settings }: TransferDependencies,
  input: TransferContactInput,
): Promise<TransferOutcome> {
  const validation = validateTransfer(input, settings);
  if (!validation.ok) {
    return { ok: false, failure: { reason: 'bad-input', faults: validation.faults } };
  }
  const followed =
    'quickConnectId' in validation.transfer
      ? await followQuickConnect(quickConnects, validation.transfer)
      : ({ ok: true, request: validation.transfer } as const);
  if (!followed.ok) return followed;
  const { request } = followed;

  const result = checkAnswer(await callConnect(transferCommand(request)));
  if (result.ok) return { ok: true, transfer: { request, ...result.output } };

  const evidence = await gatherTransferEvidence(callConnect, request, result.failure);
  const failure = classifyTransferFailure(request, result.failure, evidence);
  if (failure === undefined) throw new UndocumentedFailure('TransferContact', result.failure);
  return { ok: false, failure };
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

/** An answer that does not name the new contact is no proof of a transfer. */
function checkAnswer(
  result: ConnectResult<TransferContactCommandOutput>,
): ConnectResult<Pick<Transfer, 'contactId' | 'contactArn'>> {
  if (!result.ok) return result;
  const { ContactId: contactId, ContactArn: contactArn, $metadata } = result.output;
  if (isText(contactId) && isText(contactArn)) {
    return { ok: true, output: { contactId, contactArn } };
  }
  const cause = 'an answer without the new contact';
  const { requestId } = $metadata;
  return { ok: false, failure: { kind: 'unclear', answered: false, cause, requestId } };
}

/** What the SDK reads is not always what its types say. */
function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
