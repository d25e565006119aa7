import { type ChannelSlots, slots } from '../routing/agent-slots.ts';
import { isHandled, isOffered } from '../routing/contact-states.ts';
import type { SeedUser } from '../seed.ts';
import type { AgentRecord, AgentStore } from '../store/agent-store.ts';
import {
  type AgentContact,
  atAgent,
  type ContactRecord,
  isActive,
  isQueued,
} from '../store/contact-record.ts';
import type { InstanceDirectory } from '../store/directory.ts';

/* What follows, at one point in time, from the contacts and from the statuses of the agents. */

/** A contact that waits in a queue for an agent; one that is offered has left the queue (documented). */
export function isWaiting(contact: ContactRecord): boolean {
  return isQueued(contact) && !contact.atAgents.some((at) => isOffered(at));
}

/** A contact that is not to be routed before its time. */
export function isWaitingForItsTime(contact: ContactRecord): boolean {
  return isActive(contact) && contact.scheduledTarget !== undefined;
}

/** A contact that an agent works on: connected, on hold, in after-contact work, or paused. */
export function isInHand({ atAgents }: ContactRecord): boolean {
  return atAgents.some((at) => isHandled(at));
}

/** An agent with the contacts of the agent's list. */
export interface LiveAgent {
  readonly user: SeedUser;
  readonly agent: AgentRecord;
  readonly contacts: readonly ContactRecord[];
  readonly slots: readonly ChannelSlots[];
}

/** Whether a contact of the agent's list is in one of some states there. */
export function hasContact(
  { user, contacts }: LiveAgent,
  matches: (at: AgentContact, contact: ContactRecord) => boolean,
): boolean {
  return contacts.some((contact) => {
    const at = atAgent(contact, user.id);
    return at !== undefined && matches(at, contact);
  });
}

/** All users of an instance as agents. */
export function liveAgents(
  directory: InstanceDirectory,
  contacts: readonly ContactRecord[],
  agents: AgentStore,
): LiveAgent[] {
  const lists = new Map<string, ContactRecord[]>();
  for (const contact of contacts) {
    for (const { userId } of contact.atAgents) {
      const list = lists.get(userId);
      if (list === undefined) lists.set(userId, [contact]);
      else list.push(contact);
    }
  }
  return directory.users.map((user) => {
    const own = lists.get(user.id) ?? [];
    const agent = agents.agent(directory.instance.id, user.id);
    return { user, agent, contacts: own, slots: slots(agent, own, directory) };
  });
}
