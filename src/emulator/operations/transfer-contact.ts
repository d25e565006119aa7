import type { TransferContactRequest, TransferContactResponse } from '@aws-sdk/client-connect';
import { ConnectError, invalidRequest } from '../protocol/errors.ts';
import { checkLinkedContacts } from '../routing/limits.ts';
import { end, queueOf, route } from '../routing/route-contact.ts';
import type { SeedContactFlow } from '../seed.ts';
import { arnOf } from '../store/arns.ts';
import { type ContactRecord, isActive } from '../store/contact-record.ts';
import type { ContactStore } from '../store/contact-store.ts';
import { newContact } from '../store/new-contact.ts';
import type { Checked, Operation, OperationContext } from './operation.ts';
import { checkRunnable } from './runnable-flow.ts';

const transferFlowTypes: readonly string[] = ['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'];
const maxTransfers = 11;

/**
 * Ends a contact and starts its successor at a queue, at a user, or where the flow leads.
 *
 * The rules are documented: one target at most, an active contact of a channel that can be transferred,
 * one of three flow types, eleven transfers. Which exception answers which of them is inferred, and so
 * is what the successor inherits, but for the company's tags (documented); that it is a new contact was
 * observed in others' code. The reason TRANSFERRED is documented for emails, and inferred for tasks.
 * Connect's current documentation adds emails to what can be transferred. A user is named by id or ARN,
 * a queue by id only (documented). The id and the ARN of one user are the same argument to a repeated
 * call (chosen).
 */
export const transferContact: Operation<TransferContactRequest, TransferContactResponse> = (
  input,
  context,
) => {
  const { ClientToken: token, ...rest } = input;
  const directory = context.directory.instance(input.InstanceId);
  const args =
    input.UserId === undefined ? rest : { ...rest, UserId: directory.userIdOf(input.UserId) };
  const scope = { operation: 'TransferContact', instanceId: input.InstanceId, token };
  return context.idempotency.once(scope, args, () => transfer(input, context));
};

function transfer(
  input: Checked<TransferContactRequest>,
  context: OperationContext,
): TransferContactResponse {
  const { now, contacts, ledger } = context;
  if (input.QueueId !== undefined && input.UserId !== undefined) {
    throw invalidRequest('QueueId and UserId must not be given together.');
  }
  const here = context.directory.instance(input.InstanceId);
  const contact = contacts.current(input.InstanceId, input.ContactId, now);
  const flow = here.flow(input.ContactFlowId);
  const userId = input.UserId === undefined ? undefined : here.userIdOf(input.UserId);
  const target = { queueId: input.QueueId, userId, flowQueueId: flow.queueId };
  const queue = queueOf(target, here);
  rejectContact(contact, context.transferableChannels);
  rejectFlow(flow);
  if (transfersOf(contact, contacts) >= maxTransfers) {
    throw new ConnectError(
      'ServiceQuotaExceededException',
      `A contact can be transferred ${maxTransfers} times at most.`,
    );
  }
  checkLinkedContacts(contact, context);
  const id = context.newId();
  end(contact, 'TRANSFERRED', context);
  route(successor(contact, id, now), queue, context);
  ledger.record({
    token: input.ClientToken,
    instanceId: input.InstanceId,
    contactId: input.ContactId,
    newContactId: id,
    target: {
      ...(input.QueueId !== undefined && { queueId: input.QueueId }),
      ...(userId !== undefined && { userId }),
    },
    at: now,
  });
  return { ContactId: id, ContactArn: arnOf(here.instance, 'contact', id) };
}

function rejectContact(contact: ContactRecord, channels: readonly string[]): void {
  if (!isActive(contact)) {
    throw invalidRequest('The contact has ended; only an active contact can be transferred.');
  }
  if (!channels.includes(contact.channel)) {
    throw invalidRequest(
      contact.channel === 'EMAIL'
        ? `An EMAIL contact cannot be transferred. AWS's current documentation adds EMAIL, and EMULATOR_TRANSFERABLE_CHANNELS=TASK,EMAIL follows it.`
        : `A ${contact.channel} contact cannot be transferred.`,
    );
  }
}

function rejectFlow(flow: SeedContactFlow): void {
  if (!transferFlowTypes.includes(flow.type)) {
    throw invalidRequest(`A flow of type ${flow.type} cannot take a transfer.`);
  }
  checkRunnable(flow);
}

/** The transfers that a contact has behind it: the unbroken run of TRANSFER contacts that ends with it. */
function transfersOf(contact: ContactRecord, contacts: ContactStore): number {
  let count = 0;
  let step: ContactRecord | undefined = contact;
  while (step?.initiationMethod === 'TRANSFER') {
    count += 1;
    step =
      step.previousContactId === undefined ? undefined : contacts.latest(step.previousContactId);
  }
  return count;
}

/** The schedule and the pauses stay behind: the successor has been routed (inferred). */
function successor(contact: ContactRecord, id: string, now: Date): ContactRecord {
  const { name, description, attributes, references, tags, segmentAttributes } = contact;
  const { queuePriority, customerId, customerEndpoint, systemEndpoint } = contact;
  return newContact(
    {
      id,
      instanceId: contact.instanceId,
      channel: contact.channel,
      initiationMethod: 'TRANSFER',
      initialContactId: contact.initialContactId ?? contact.id,
      previousContactId: contact.id,
      contactAssociationId: contact.contactAssociationId,
      name,
      description,
      attributes,
      references,
      tags,
      segmentAttributes,
      queuePriority,
      customerId,
      customerEndpoint,
      systemEndpoint,
    },
    now,
  );
}
