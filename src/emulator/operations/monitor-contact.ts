import type { MonitorContactRequest, MonitorContactResponse } from '@aws-sdk/client-connect';
import { ConnectError, invalidRequest } from '../protocol/errors.ts';
import { checkLinkedContacts } from '../routing/limits.ts';
import { accept } from '../routing/offers.ts';
import { arnOf } from '../store/arns.ts';
import { atAgent, type ContactRecord, isActive } from '../store/contact-record.ts';
import { newContact } from '../store/new-contact.ts';
import type { Checked, Operation, OperationContext } from './operation.ts';

/**
 * Lets a user listen to a call or a chat that an agent is connected to: in the user's list appears
 * a contact of the initiation method MONITOR (documented), whose previous contact is the monitored one,
 * and which ends with it (both inferred). It takes no queue, whatever the user's slots and status;
 * only offline users have no control panel that could show it (inferred).
 *
 * Two users can monitor a contact (documented for calls; the exception is inferred). What the user may do
 * is checked and has no effect. The user is named by id or ARN (inferred from the shape of the member).
 */
export const monitorContact: Operation<MonitorContactRequest, MonitorContactResponse> = (
  input,
  context,
) => {
  const { ClientToken: token, ...rest } = input;
  const here = context.directory.instance(input.InstanceId);
  const args = { ...rest, UserId: here.userIdOf(input.UserId) };
  const scope = { operation: 'MonitorContact', instanceId: input.InstanceId, token };
  return context.idempotency.once(scope, args, () => monitor({ ...input, ...args }, context));
};

function monitor(
  input: Checked<MonitorContactRequest>,
  context: OperationContext,
): MonitorContactResponse {
  const { now, contacts } = context;
  const here = context.directory.instance(input.InstanceId);
  const contact = contacts.current(input.InstanceId, input.ContactId, now);
  const { id: userId } = here.user(input.UserId);
  rejectContact(contact);
  if (contact.agent?.id === userId) {
    throw invalidRequest('The agent of a contact cannot monitor it.');
  }
  if (context.agents.agent(input.InstanceId, userId).status.type === 'OFFLINE') {
    throw invalidRequest('The user is offline.');
  }
  checkLimits(contact, userId, context);
  const id = context.newId();
  const monitoring = newContact(
    {
      id,
      instanceId: input.InstanceId,
      channel: contact.channel,
      initiationMethod: 'MONITOR',
      initialContactId: contact.initialContactId ?? contact.id,
      previousContactId: contact.id,
      contactAssociationId: contact.contactAssociationId,
      attributes: contact.attributes,
      segmentAttributes: contact.segmentAttributes,
      customerEndpoint: contact.customerEndpoint,
      systemEndpoint: contact.systemEndpoint,
    },
    now,
  );
  accept(monitoring, userId, context);
  return { ContactId: id, ContactArn: arnOf(here.instance, 'contact', id) };
}

/**
 * A call must be recorded, its agent included (documented, with the exception). What else is rejected,
 * and by which exception, is inferred.
 */
function rejectContact(contact: ContactRecord): void {
  const { channel, agent } = contact;
  if (channel !== 'VOICE' && channel !== 'CHAT') {
    throw invalidRequest(`A contact of the channel ${channel} cannot be monitored.`);
  }
  if (!isActive(contact)) throw invalidRequest('The contact has ended.');
  if (agent === undefined || atAgent(contact, agent.id) === undefined) {
    throw invalidRequest('No agent is connected to the contact.');
  }
  if (contact.initiationMethod === 'MONITOR') {
    throw invalidRequest('A contact that monitors another one cannot be monitored.');
  }
  if (channel === 'VOICE' && contact.recording?.parts.includes('AGENT') !== true) {
    throw invalidRequest('The call is not recorded.');
  }
}

function checkLimits(contact: ContactRecord, userId: string, context: OperationContext): void {
  const { contacts, limits } = context;
  const monitoring = contacts
    .chainOf(contact.initialContactId ?? contact.id)
    .filter(
      (one) =>
        one.initiationMethod === 'MONITOR' && one.previousContactId === contact.id && isActive(one),
    );
  if (monitoring.some(({ agent }) => agent?.id === userId)) {
    throw invalidRequest('The user monitors the contact already.');
  }
  if (limits && monitoring.length >= limits.monitoringUsers) {
    throw new ConnectError(
      'ServiceQuotaExceededException',
      `At most ${limits.monitoringUsers} users can monitor a contact.`,
    );
  }
  checkLinkedContacts(contact, context);
}
