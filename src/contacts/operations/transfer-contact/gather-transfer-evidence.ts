import {
  type AssociatedContactSummary,
  type Contact,
  type ContactFlow,
  DescribeContactFlowCommand,
  DescribeInstanceCommand,
  DescribeQueueCommand,
  DescribeUserCommand,
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

async function gatherTransferEvidence(
  callConnect: CallConnect,
  command: TransferCommand,
  failure: Rejected,
): Promise<TransferEvidence> {
  if (failure.exception === 'ServiceQuotaExceededException') {
    return { transfers: await readTransfers(callConnect, command) };
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
  const [contact, contactFlow] = await Promise.all([
    readContact(callConnect, command),
    readContactFlow(callConnect, command),
  ]);
  const evidence = { contact, contactFlow };
  if (isMissing(contact) && isMissing(contactFlow)) {
    return { ...evidence, instance: await readInstance(callConnect, command) };
  }
  const lacksTime =
    contact.ok &&
    contact.output !== null &&
    hasEnded(contact.output) &&
    contact.output.DisconnectTimestamp === undefined;
  if (lacksTime) return { ...evidence, endedAt: await readEnd(callConnect, command) };
  const explained = classifyTransferFailure(command, failure, evidence);
  // The channel EMAIL is the explanation only if nothing else is.
  const isOpen = explained.reason === 'request-rejected' || isEmail(contact);
  if (!isOpen || isMissing(contactFlow)) return evidence;
  const target = await readTarget(callConnect, command);
  if (target === undefined) return evidence;
  return { ...evidence, target: await unlessOwned(callConnect, command, target) };
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
): Promise<TransferEvidence> {
  const [contact, contactFlow, target] = await Promise.all([
    readContact(callConnect, command),
    readContactFlow(callConnect, command),
    readTarget(callConnect, command),
  ]);
  const evidence = { contact, contactFlow, ...(target && { target }) };
  const allMissing = [contact, contactFlow, target].every(
    (finding) => finding === undefined || isMissing(finding),
  );
  if (allMissing) return { ...evidence, instance: await readInstance(callConnect, command) };
  if (target === undefined || isMissing(contact) || isMissing(contactFlow)) return evidence;
  return { ...evidence, target: await unlessOwned(callConnect, command, target) };
}

async function readContact(
  callConnect: CallConnect,
  { instanceId, contactId }: TransferCommand,
): Promise<ReadResult<Contact>> {
  return describeContact(callConnect, { instanceId, id: contactId });
}

async function readContactFlow(
  callConnect: CallConnect,
  { instanceId: InstanceId, contactFlowId: ContactFlowId }: TransferCommand,
): Promise<ReadResult<ContactFlow>> {
  const command = new DescribeContactFlowCommand({ InstanceId, ContactFlowId });
  return readOne(callConnect, command, (output) => output.ContactFlow);
}

async function readTarget(
  callConnect: CallConnect,
  { instanceId: InstanceId, target }: TransferCommand,
): Promise<ReadResult<unknown> | undefined> {
  switch (target.kind) {
    case 'flow':
      return undefined;
    case 'queue': {
      const command = new DescribeQueueCommand({ InstanceId, QueueId: target.id });
      return readOne(callConnect, command, (output) => output.Queue);
    }
    case 'user':
      return readUser(callConnect, InstanceId, target.id);
  }
}

/** A queue that DescribeQueue does not find may be a user's own queue, which has the user's id (inferred). */
async function unlessOwned(
  callConnect: CallConnect,
  { instanceId, target }: TransferCommand,
  finding: ReadResult<unknown>,
): Promise<ReadResult<unknown>> {
  if (target.kind !== 'queue' || !isMissing(finding)) return finding;
  return readUser(callConnect, instanceId, target.id);
}

async function readUser(
  callConnect: CallConnect,
  InstanceId: string,
  UserId: string,
): Promise<ReadResult<unknown>> {
  const command = new DescribeUserCommand({ InstanceId, UserId });
  return readOne(callConnect, command, (output) => output.User);
}

async function readInstance(
  callConnect: CallConnect,
  { instanceId: InstanceId }: TransferCommand,
): Promise<ReadResult<unknown>> {
  const command = new DescribeInstanceCommand({ InstanceId });
  return readOne(callConnect, command, (output) => output.Instance);
}

/** A contact that was transferred ended when the one that continues it began. */
async function readEnd(
  callConnect: CallConnect,
  { instanceId: InstanceId, contactId: ContactId }: TransferCommand,
): Promise<ReadResult<Date>> {
  const command = new ListAssociatedContactsCommand({ InstanceId, ContactId, MaxResults: 100 });
  return readOne(callConnect, command, ({ ContactSummaryList: contacts = [] }) => {
    const own = contacts.find((contact) => contact.ContactId === ContactId);
    const [successor] = successorsOf(contacts, ContactId);
    return own?.DisconnectTimestamp ?? successor?.InitiationTimestamp;
  });
}

async function readTransfers(
  callConnect: CallConnect,
  { instanceId: InstanceId, contactId: ContactId }: TransferCommand,
): Promise<ReadResult<number>> {
  const command = new ListAssociatedContactsCommand({ InstanceId, ContactId, MaxResults: 100 });
  return readOne(callConnect, command, ({ ContactSummaryList: contacts }) =>
    contacts === undefined ? undefined : countTransfers(contacts, ContactId),
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
