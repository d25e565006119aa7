import type {
  AssociateContactWithUserRequest,
  AssociateContactWithUserResponse,
} from '@aws-sdk/client-connect';
import { invalidRequest } from '../protocol/errors.ts';
import { serveOthers } from '../routing/agent-status.ts';
import { isQueueFull } from '../routing/limits.ts';
import { offerWaiting, ring, withoutOffers } from '../routing/offers.ts';
import { type ContactRecord, isActive, isQueued } from '../store/contact-record.ts';
import type { Operation } from './operation.ts';

/**
 * Offers a contact that waits in a queue to an agent, whatever the status of the agent, and even at
 * max concurrency (documented). It makes no new contact. The user is named by id or ARN (documented).
 *
 * From then on the contact waits in the agent's queue, so that no other agent takes it, and other
 * agents lose the offer of it. It is in the agent's list, unless the agent is offline: then it is
 * offered when the agent becomes available. An AUTOMATIC agent accepts it with the first free slot.
 * That it can wait in any queue before, and all exceptions, are inferred. Callbacks are taken:
 * customer-first ones, which AWS excludes (documented), are not emulated.
 */
export const associateContactWithUser: Operation<
  AssociateContactWithUserRequest,
  AssociateContactWithUserResponse
> = (input, context) => {
  const { now, contacts, limits } = context;
  const here = context.directory.instance(input.InstanceId);
  const contact = contacts.current(input.InstanceId, input.ContactId, now);
  const user = here.user(here.userIdOf(input.UserId));
  const { status } = context.agents.agent(input.InstanceId, user.id);
  rejectContact(contact);
  const isThere = contact.queue?.id === user.id;
  if (!isThere && isQueueFull(input.InstanceId, here.queue(user.id), contacts, limits)) {
    throw invalidRequest("The agent's queue takes no more contacts.");
  }
  const assigned: ContactRecord = {
    ...contact,
    queue: isThere ? contact.queue : { id: user.id, enqueueTimestamp: now },
    atAgents: withoutOffers(contact).filter(({ userId }) => userId !== user.id),
  };
  contacts.write(assigned, now);
  if (status.type !== 'OFFLINE') {
    ring(assigned, user.id, context);
    offerWaiting(input.InstanceId, user.id, context);
  }
  serveOthers(contact, user.id, context);
  return {};
};

function rejectContact(contact: ContactRecord): void {
  if (!isActive(contact)) throw invalidRequest('The contact has ended.');
  if (!isQueued(contact)) throw invalidRequest('The contact does not wait in a queue.');
}
