import type { Channel } from '@aws-sdk/client-connect';
import type { ContactStore } from '../store/contact-store.ts';
import type { DirectoryQueue } from '../store/directory.ts';

/** What an instance holds at most. Accounts differ; these are AWS's defaults (documented). */
export interface Limits {
  /** Contacts that wait in the queue of one agent. */
  readonly waitingInAgentQueue: number;
  /** Contacts that are linked with each other. */
  readonly linkedContacts: number;
  readonly activeContacts: Readonly<Record<Channel, number>>;
}

export const defaultLimits: Limits = {
  waitingInAgentQueue: 10,
  linkedContacts: 12,
  activeContacts: { TASK: 2500, EMAIL: 1000, CHAT: 500, VOICE: 10 },
};

/** Whether a queue takes no more contacts: ten wait in an agent's, or MaxContacts in another one. */
export function isQueueFull(
  instanceId: string,
  queue: DirectoryQueue,
  contacts: ContactStore,
  limits: Limits | undefined,
): boolean {
  if (limits === undefined) return false;
  const max = queue.type === 'AGENT' ? limits.waitingInAgentQueue : queue.queue.maxContacts;
  return max !== undefined && contacts.waitingIn(instanceId, queue.id).length >= max;
}
