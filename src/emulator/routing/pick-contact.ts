import type { OperationContext } from '../operations/operation.ts';
import { type ContactRecord, isPaused, isQueued } from '../store/contact-record.ts';
import { manualAssignmentQueues, servedChannels } from '../store/served-queues.ts';
import { hasSlotFor } from './agent-slots.ts';
import { serveOthers } from './agent-status.ts';
import { accept } from './offers.ts';

/** Why an agent cannot pick a contact; nothing has changed then. */
export type PickFailure = 'NOT_WAITING' | 'NOT_SERVED' | 'NO_SLOT';

/**
 * Makes an agent accept a contact that waits in a queue which the agent serves: one of the routing
 * profile, for contacts that are routed or picked by hand, or the agent queue.
 */
export function pickContact(
  contact: ContactRecord,
  userId: string,
  context: OperationContext,
): PickFailure | undefined {
  if (!isQueued(contact) || isPaused(contact)) return 'NOT_WAITING';
  if (!isServed(contact, userId, context)) return 'NOT_SERVED';
  if (!hasSlotFor(contact, userId, context)) return 'NO_SLOT';
  accept(contact, userId, context);
  serveOthers(contact, userId, context);
  return undefined;
}

function isServed(
  { instanceId, queue, channel }: ContactRecord,
  userId: string,
  context: OperationContext,
): boolean {
  const directory = context.directory.instance(instanceId);
  const user = directory.user(userId);
  if (queue === undefined) return false;
  if (servedChannels(user, queue.id, directory).includes(channel)) return true;
  if (user.routingProfileId === undefined) return false;
  return manualAssignmentQueues(directory.routingProfile(user.routingProfileId)).some(
    (one) => one.queueId === queue.id && one.channel === channel,
  );
}
