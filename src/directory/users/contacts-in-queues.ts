import type { AgentContact } from './user-availability.type.ts';

/**
 * The contacts of a user that a caller may view.
 *
 * @param queueIds the only queues of the caller; undefined for all.
 */
export function contactsInQueues(
  contacts: readonly AgentContact[],
  queueIds: ReadonlySet<string> | undefined,
): readonly AgentContact[] {
  if (queueIds === undefined) return contacts;
  return contacts.filter(({ queueId }) => queueId !== null && queueIds.has(queueId));
}
