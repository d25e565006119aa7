import type {
  DismissUserContactRequest,
  DismissUserContactResponse,
} from '@aws-sdk/client-connect';
import { invalidRequest } from '../protocol/errors.ts';
import { isClearable } from '../routing/contact-states.ts';
import { clear } from '../routing/route-contact.ts';
import { atAgent } from '../store/contact-record.ts';
import type { Operation } from './operation.ts';

/**
 * Removes a contact from an agent's list, so that the agent can be given another one. Only one that was
 * missed or rejected, has ended or had an error (documented); which exception says so is inferred.
 */
export const dismissUserContact: Operation<
  DismissUserContactRequest,
  DismissUserContactResponse
> = (input, context) => {
  const { id } = context.directory.instance(input.InstanceId).user(input.UserId);
  const contact = context.contacts.current(input.InstanceId, input.ContactId, context.now);
  const at = atAgent(contact, id);
  if (at === undefined) throw invalidRequest('The contact is not in the list of the agent.');
  if (!isClearable(at)) {
    throw invalidRequest(`A contact that is ${at.state} cannot be dismissed.`);
  }
  clear(contact, id, context);
  return {};
};
