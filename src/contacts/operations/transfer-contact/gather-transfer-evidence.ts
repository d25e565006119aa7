import {
  type AssociatedContactSummary,
  type Contact,
  ListAssociatedContactsCommand,
} from '@aws-sdk/client-connect';
import type { CallConnect } from '../../../connect/call-connect.ts';
import {
  type ConnectFailure,
  isInvalid,
  rejectionReason,
  type Rejected,
} from '../../../connect/connect-failure.ts';
import { type ReadResult, isMissing, readOne } from '../../../connect/read-one.ts';
import { successorsOf } from '../../contact-chain.ts';
import { hasEnded } from '../../contact-from-connect.ts';
import { describeContact } from '../../contact.loader.ts';
import { readFlow, readInstance, readQueue, readUser } from '../kit/read-resource.ts';
import { classifyTransferFailure, type TransferEvidence } from './classify-transfer-failure.ts';
import type { TransferCommand, TransferFailure } from './transfer-model.ts';

/**
 * The contact, the flow and the target; then the instance if none of these exists, or the user that may own the queue.
 */
export const MAX_EVIDENCE_READS = 4;

/**
 * Why a transfer did not take place. Reads only the evidence that the failure requires: no call for most failures, one
 * to four for those with several possible causes.
 */
export async function explainTransferFailure(
  command: TransferCommand,
  failure: ConnectFailure,
  callConnect: CallConnect,
): Promise<TransferFailure> {
  const evidence =
    failure.kind === 'rejected' ? await gatherTransferEvidence(callConnect, command, failure) : {};
  return classifyTransferFailure(command, failure, evidence);
}

/** The reads before a transfer, beside that of the contact: the flow, the target, the user that may own it, and the chain. */
export const MAX_READS_BEFORE = 4;

/**
 * What shows whether a transfer is possible before it is sent: the contact, the flow and the target, at the same time. The
 * contacts that are associated with the contact are read only if it was transferred before, or does not show when it ended.
 */
export async function readBeforeTransfer(
  callConnect: CallConnect,
  command: TransferCommand,
): Promise<TransferEvidence> {
  const evidence = await readResources(callConnect, command);
  const { contact } = evidence;
  if (lacksTime(contact)) {
    return { ...evidence, endedAt: await readAssociated(callConnect, command, endOf) };
  }
  const shown = contact.ok ? contact.output : null;
  if (shown === null || hasEnded(shown) || shown.InitiationMethod !== 'TRANSFER') return evidence;
  return { ...evidence, transfers: await readAssociated(callConnect, command, countTransfers) };
}

async function gatherTransferEvidence(
  callConnect: CallConnect,
  command: TransferCommand,
  failure: Rejected,
): Promise<TransferEvidence> {
  if (failure.exception === 'ServiceQuotaExceededException') {
    return { transfers: await readAssociated(callConnect, command, countTransfers) };
  }
  if (isInvalid(failure)) return readBrokenRule(callConnect, command, failure);
  return rejectionReason(failure) === 'not-found' ? readResources(callConnect, command) : {};
}

/**
 * The rule that a transfer violated. An invalid request may also name an unknown resource, so the target is read when
 * contact and flow do not explain the failure.
 */
async function readBrokenRule(
  callConnect: CallConnect,
  command: TransferCommand,
  failure: Rejected,
): Promise<TransferEvidence> {
  const { instanceId, contactId, contactFlowId } = command;
  const [contact, contactFlow] = await Promise.all([
    describeContact(callConnect, { instanceId, id: contactId }),
    readFlow(callConnect, { instanceId, id: contactFlowId }),
  ]);
  const evidence = { contact, contactFlow };
  if (isMissing(contact) && isMissing(contactFlow)) {
    return { ...evidence, instance: await readInstance(callConnect, instanceId) };
  }
  if (lacksTime(contact)) {
    return { ...evidence, endedAt: await readAssociated(callConnect, command, endOf) };
  }
  const explained = classifyTransferFailure(command, failure, evidence);
  // The channel EMAIL is the explanation only if nothing else is.
  const isOpen = explained.reason === 'request-rejected' || isEmail(contact);
  if (!isOpen || isMissing(contactFlow)) return evidence;
  const target = await readTarget(callConnect, command);
  if (target === undefined) return evidence;
  return { ...evidence, target: await unlessOwned(callConnect, command, target) };
}

/** Whether a contact has ended, and does not show when. */
function lacksTime(contact: ReadResult<Contact>): boolean {
  if (!contact.ok || contact.output === null) return false;
  return hasEnded(contact.output) && contact.output.DisconnectTimestamp === undefined;
}

function isEmail(contact: ReadResult<Contact>): boolean {
  return contact.ok && contact.output?.Channel === 'EMAIL';
}

/**
 * The resources of a transfer that exist. An unknown instance hides the others, so the instance is read only if none of
 * them exists.
 */
async function readResources(
  callConnect: CallConnect,
  command: TransferCommand,
): Promise<TransferEvidence & { readonly contact: ReadResult<Contact> }> {
  const { instanceId, contactId, contactFlowId } = command;
  const [contact, contactFlow, target] = await Promise.all([
    describeContact(callConnect, { instanceId, id: contactId }),
    readFlow(callConnect, { instanceId, id: contactFlowId }),
    readTarget(callConnect, command),
  ]);
  const evidence = { contact, contactFlow, ...(target && { target }) };
  const allMissing = [contact, contactFlow, target].every(
    (finding) => finding === undefined || isMissing(finding),
  );
  if (allMissing) return { ...evidence, instance: await readInstance(callConnect, instanceId) };
  if (target === undefined || isMissing(contact) || isMissing(contactFlow)) return evidence;
  return { ...evidence, target: await unlessOwned(callConnect, command, target) };
}

async function readTarget(
  callConnect: CallConnect,
  { instanceId, target }: TransferCommand,
): Promise<ReadResult<unknown> | undefined> {
  if (target.kind === 'flow') return undefined;
  const read = target.kind === 'queue' ? readQueue : readUser;
  return read(callConnect, { instanceId, id: target.id });
}

/** A queue that DescribeQueue does not find may be a user's own queue, which has the user's id (inferred). */
async function unlessOwned(
  callConnect: CallConnect,
  { instanceId, target }: TransferCommand,
  finding: ReadResult<unknown>,
): Promise<ReadResult<unknown>> {
  if (target.kind !== 'queue' || !isMissing(finding)) return finding;
  return readUser(callConnect, { instanceId, id: target.id });
}

/** A contact that was transferred ended when the one that continues it began. */
function endOf(contacts: readonly AssociatedContactSummary[], contactId: string): Date | undefined {
  const own = contacts.find((contact) => contact.ContactId === contactId);
  const [successor] = successorsOf(contacts, contactId);
  return own?.DisconnectTimestamp ?? successor?.InitiationTimestamp;
}

/** Reads what the contacts show that are associated with the contact: one page. */
async function readAssociated<Shown>(
  callConnect: CallConnect,
  { instanceId: InstanceId, contactId: ContactId }: TransferCommand,
  shownBy: (contacts: readonly AssociatedContactSummary[], contactId: string) => Shown | undefined,
): Promise<ReadResult<Shown>> {
  const command = new ListAssociatedContactsCommand({ InstanceId, ContactId, MaxResults: 100 });
  return readOne(
    callConnect,
    command,
    ({ ContactSummaryList: contacts }) => contacts && shownBy(contacts, ContactId),
  );
}

/** The number of transfers that led to a contact: the steps back to the first contact that no transfer created. */
export function countTransfers(
  associated: readonly AssociatedContactSummary[],
  contactId: string,
): number {
  const byId = new Map(associated.map((contact) => [contact.ContactId, contact]));
  let transfers = 0;
  let contact = byId.get(contactId);
  // The limit guards against cyclic chains.
  while (contact?.InitiationMethod === 'TRANSFER' && transfers < associated.length) {
    transfers += 1;
    contact = byId.get(contact.PreviousContactId);
  }
  return transfers;
}
