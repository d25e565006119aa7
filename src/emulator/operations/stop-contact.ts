import type { StopContactRequest, StopContactResponse } from '@aws-sdk/client-connect';
import { ConnectError, invalidRequest } from '../protocol/errors.ts';
import { end } from '../routing/route-contact.ts';
import type { Operation } from './operation.ts';

/** Voice contacts that were initiated like this cannot be stopped (documented). */
const unstoppableCalls: readonly string[] = [
  'DISCONNECT',
  'TRANSFER',
  'QUEUE_TRANSFER',
  'EXTERNAL_OUTBOUND',
  'MONITOR',
];

/**
 * Ends a contact; a task or chat in any state (documented). An unknown contact is
 * ContactNotFoundException, not ResourceNotFoundException as elsewhere (documented). To stop a contact
 * that has ended already succeeds and changes nothing (inferred). Only outbound campaigns may give
 * a reason (documented), and campaigns are not emulated. The reason of a stopped call is OTHER, of all
 * else API (documented).
 */
export const stopContact: Operation<StopContactRequest, StopContactResponse> = (input, context) => {
  const { now, directory, contacts } = context;
  directory.instance(input.InstanceId);
  const visible = contacts.find(input.InstanceId, input.ContactId, now);
  if (visible === undefined) {
    throw new ConnectError('ContactNotFoundException', 'There is no contact with this id.');
  }
  if (input.DisconnectReason?.Code !== undefined) {
    throw invalidRequest('Only outbound campaigns can give a DisconnectReason.');
  }
  const contact = contacts.latest(visible.id) ?? visible;
  if (contact.channel === 'VOICE' && unstoppableCalls.includes(contact.initiationMethod)) {
    throw invalidRequest(
      `A voice contact initiated by ${contact.initiationMethod} cannot be stopped.`,
    );
  }
  end(contact, contact.channel === 'VOICE' ? 'OTHER' : 'API', context);
  return {};
};
