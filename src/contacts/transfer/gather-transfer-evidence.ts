import {
  type Contact,
  type ContactFlow,
  DescribeContactFlowCommand,
  DescribeInstanceCommand,
  DescribeQueueCommand,
  DescribeUserCommand,
  ListAssociatedContactsCommand,
} from '@aws-sdk/client-connect';
import type { CallConnect } from '../../connect/call-connect.ts';
import { type ConnectFailure, reasonOf, type Unclear } from '../../connect/connect-failure.ts';
import { type Finding, readOne } from '../../connect/read-one.ts';
import { describeContact } from '../describe-contact.ts';
import { hasEnded } from '../has-ended.ts';
import { successorsOf } from '../successors-of.ts';
import type { TransferEvidence } from './classify-transfer-failure.ts';
import { countTransfers } from './count-transfers.ts';
import type { TransferRequest } from './transfer-request.ts';

/** Those of a transfer of which nothing is known to Connect: the contact, the flow, the target and the instance. */
export const MOST_READS_TO_EXPLAIN = 4;

/**
 * Reads what is worth knowing about a transfer that failed, in as few calls as the failure leaves questions: none for
 * most, one to four for those that have several causes.
 */
export async function gatherTransferEvidence(
  callConnect: CallConnect,
  request: TransferRequest,
  failure: Exclude<ConnectFailure, Unclear>,
): Promise<TransferEvidence> {
  if (failure.kind !== 'refused') return {};

  switch (failure.exception) {
    case 'InvalidRequestException': {
      const [contact, contactFlow] = await Promise.all([
        readContact(callConnect, request),
        readContactFlow(callConnect, request),
      ]);
      const lacksTime =
        contact.ok &&
        contact.output !== null &&
        hasEnded(contact.output) &&
        contact.output.DisconnectTimestamp === undefined;
      if (!lacksTime) return { contact, contactFlow };
      return { contact, contactFlow, endedAt: await readEnd(callConnect, request) };
    }
    case 'ServiceQuotaExceededException':
      return { transfers: await readTransfers(callConnect, request) };
    default:
      return reasonOf(failure) === 'not-found' ? whatIsThere(callConnect, request) : {};
  }
}

/** What there is of all that a transfer names; the instance hides the rest, so it is read only when nothing is there. */
async function whatIsThere(
  callConnect: CallConnect,
  request: TransferRequest,
): Promise<TransferEvidence> {
  const [contact, contactFlow, target] = await Promise.all([
    readContact(callConnect, request),
    readContactFlow(callConnect, request),
    readTarget(callConnect, request),
  ]);
  const allMissing = [contact, contactFlow, target].every(
    (finding) => finding === undefined || (finding.ok && finding.output === null),
  );
  const evidence = { contact, contactFlow, ...(target && { target }) };
  if (!allMissing) return evidence;
  return { ...evidence, instance: await readInstance(callConnect, request) };
}

async function readContact(
  callConnect: CallConnect,
  { instanceId, contactId }: TransferRequest,
): Promise<Finding<Contact>> {
  return describeContact(callConnect, { instanceId, id: contactId });
}

async function readContactFlow(
  callConnect: CallConnect,
  { instanceId: InstanceId, contactFlowId: ContactFlowId }: TransferRequest,
): Promise<Finding<ContactFlow>> {
  const command = new DescribeContactFlowCommand({ InstanceId, ContactFlowId });
  return readOne(callConnect, command, (output) => output.ContactFlow);
}

async function readTarget(
  callConnect: CallConnect,
  { instanceId: InstanceId, target }: TransferRequest,
): Promise<Finding<unknown> | undefined> {
  switch (target.kind) {
    case 'flow':
      return undefined;
    case 'queue': {
      const command = new DescribeQueueCommand({ InstanceId, QueueId: target.id });
      return readOne(callConnect, command, (output) => output.Queue);
    }
    case 'user': {
      const command = new DescribeUserCommand({ InstanceId, UserId: target.id });
      return readOne(callConnect, command, (output) => output.User);
    }
  }
}

async function readInstance(
  callConnect: CallConnect,
  { instanceId: InstanceId }: TransferRequest,
): Promise<Finding<unknown>> {
  const command = new DescribeInstanceCommand({ InstanceId });
  return readOne(callConnect, command, (output) => output.Instance);
}

/** A contact that was transferred ended when the one that continues it began. */
async function readEnd(
  callConnect: CallConnect,
  { instanceId: InstanceId, contactId: ContactId }: TransferRequest,
): Promise<Finding<Date>> {
  const command = new ListAssociatedContactsCommand({ InstanceId, ContactId, MaxResults: 100 });
  return readOne(callConnect, command, ({ ContactSummaryList: contacts = [] }) => {
    const own = contacts.find((contact) => contact.ContactId === ContactId);
    const [successor] = successorsOf(contacts, ContactId);
    return own?.DisconnectTimestamp ?? successor?.InitiationTimestamp;
  });
}

async function readTransfers(
  callConnect: CallConnect,
  { instanceId: InstanceId, contactId: ContactId }: TransferRequest,
): Promise<Finding<number>> {
  const command = new ListAssociatedContactsCommand({ InstanceId, ContactId, MaxResults: 100 });
  return readOne(callConnect, command, ({ ContactSummaryList: contacts }) =>
    contacts === undefined ? undefined : countTransfers(contacts, ContactId),
  );
}
