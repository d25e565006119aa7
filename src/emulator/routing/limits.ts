import type { Channel } from '@aws-sdk/client-connect';
import { ConnectError, type ConnectErrorName } from '../protocol/errors.ts';
import type { ContactRecord } from '../store/contact-record.ts';
import type { ContactStore } from '../store/contact-store.ts';
import type { DirectoryQueue } from '../store/directory.ts';

/** What an instance holds at most. Accounts differ; these are AWS's defaults (documented). */
export interface Limits {
  /** Contacts that wait in the queue of one agent. */
  readonly waitingInAgentQueue: number;
  /** Contacts that are linked with each other: previous, related and transferred ones together. */
  readonly linkedContacts: number;
  /** Users who listen to one contact. */
  readonly monitoringUsers: number;
  readonly activeContacts: Readonly<Record<Channel, number>>;
}

export const defaultLimits: Limits = {
  waitingInAgentQueue: 10,
  linkedContacts: 12,
  monitoringUsers: 2,
  activeContacts: { TASK: 2500, EMAIL: 1000, CHAT: 500, VOICE: 10 },
};

/** Where contacts are counted, and by what limits. */
interface Counted {
  readonly contacts: ContactStore;
  readonly limits: Limits | undefined;
}

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

/**
 * Throws if no more contacts can be linked with this one. The exception depends on the operation. A limit
 * of 12 is documented for a chain of previous contacts. That transferred and related ones count is
 * inferred: no limit is documented for related ones.
 */
export function checkLinkedContacts(
  { contactAssociationId }: ContactRecord,
  { contacts, limits }: Counted,
  exception: ConnectErrorName = 'ServiceQuotaExceededException',
): void {
  if (limits === undefined) return;
  const { linkedContacts } = limits;
  if (contacts.linkedCount(contactAssociationId) >= linkedContacts) {
    throw new ConnectError(
      exception,
      `At most ${linkedContacts} contacts can be linked with each other.`,
    );
  }
}

/** Throws if an instance takes no more contacts of a channel. The exception depends on the operation. */
export function checkActiveContacts(
  instanceId: string,
  channel: Channel,
  { contacts, limits }: Counted,
  exception: ConnectErrorName = 'ServiceQuotaExceededException',
): void {
  if (limits === undefined) return;
  const max = limits.activeContacts[channel];
  if (contacts.activeCount(instanceId, channel) >= max) {
    throw new ConnectError(
      exception,
      `At most ${max} contacts of the channel ${channel} can be active in an instance.`,
    );
  }
}
