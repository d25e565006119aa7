import type { OperationContext } from '../operations/operation.ts';
import type { AgentContact, ContactRecord, Target } from '../store/contact-record.ts';
import { isActive } from '../store/contact-record.ts';
import type { DirectoryQueue, InstanceDirectory } from '../store/directory.ts';
import { slotsOf } from './agent-slots.ts';
import { isQueueFull } from './limits.ts';

/*
 * How contacts move between queues and agents. Every function writes the contacts that it changes.
 * The states of a contact at an agent are documented; which step leads to which is inferred.
 */

/**
 * The queue where a target's contacts wait; a user's is the agent queue. Nothing where the flow ends
 * without a queue. Throws ResourceNotFoundException for an unknown queue or user.
 */
export function queueOf(target: Target, directory: InstanceDirectory): DirectoryQueue | undefined {
  if (target.userId !== undefined) return directory.queue(directory.user(target.userId).id);
  const queueId = target.queueId ?? target.flowQueueId;
  return queueId === undefined ? undefined : directory.queue(queueId);
}

/**
 * Writes a contact where its flow takes it, which takes no time here. A full queue takes none: its
 * flow ends the contact (inferred). Contacts of an agent queue are offered to the agent at once.
 */
export function route(
  contact: ContactRecord,
  queue: DirectoryQueue | undefined,
  context: OperationContext,
): void {
  const { now, contacts, limits } = context;
  if (queue === undefined) {
    contacts.write({ ...contact, queue: undefined, agent: undefined }, now);
    return;
  }
  if (isQueueFull(contact.instanceId, queue, contacts, limits)) {
    contacts.write(
      {
        ...contact,
        queue: undefined,
        agent: undefined,
        disconnectTimestamp: now,
        disconnectReason: 'CONTACT_FLOW_DISCONNECT',
        lastUpdateTimestamp: now,
      },
      now,
    );
    return;
  }
  contacts.write(
    { ...contact, queue: { id: queue.id, enqueueTimestamp: now }, agent: undefined },
    now,
  );
  if (queue.type === 'AGENT') offerWaiting(contact.instanceId, queue.id, context);
}

/**
 * Offers an agent the contacts that wait in the agent queue, first by priority, then by age, as long as the agent is
 * available and has free slots. Agents pick nothing from standard queues by themselves.
 */
export function offerWaiting(instanceId: string, userId: string, context: OperationContext): void {
  const { contacts } = context;
  const waiting = contacts.waitingIn(instanceId, userId).sort(byTurn);
  for (const contact of waiting) {
    if (contact.atAgents.some((at) => at.userId === userId)) continue;
    const slots = slotsOf(instanceId, userId, context);
    const free = slots.find(({ channel }) => channel === contact.channel)?.available ?? 0;
    if (free > 0) offer(contact, userId, context);
  }
}

/** The order in which contacts of one queue are served: by priority, then by time in the queue. */
export function byTurn(a: ContactRecord, b: ContactRecord): number {
  return a.queuePriority - b.queuePriority || queuedSince(a) - queuedSince(b);
}

/** When it was put into its queue, adjusted as UpdateContactRoutingData has it. */
function queuedSince({ queue, queueTimeAdjustmentSeconds = 0 }: ContactRecord): number {
  return (queue?.enqueueTimestamp.getTime() ?? 0) - queueTimeAdjustmentSeconds * 1000;
}

/** Puts a contact in an agent's list. An AUTOMATIC agent accepts it at once. */
export function offer(contact: ContactRecord, userId: string, context: OperationContext): void {
  const { now, contacts, agents } = context;
  const offered = withState(contact, { userId, state: 'CONNECTING', since: now });
  contacts.write(offered, now);
  if (agents.agent(contact.instanceId, userId).handling === 'AUTOMATIC') {
    accept(offered, userId, context);
  }
}

/** Connects an agent to a contact. Other agents to whom it was offered lose it. */
export function accept(contact: ContactRecord, userId: string, context: OperationContext): void {
  const { now, contacts } = context;
  contacts.write(
    {
      ...contact,
      agent: { id: userId, connectedToAgentTimestamp: now },
      atAgents: [{ userId, state: 'CONNECTED', since: now, connectedToAgentTimestamp: now }],
      lastUpdateTimestamp: now,
    },
    now,
  );
}

/** The contact stays in its queue, and in the agent's list until it is cleared. */
export function decline(
  contact: ContactRecord,
  userId: string,
  state: 'MISSED' | 'REJECTED' | 'ERROR',
  { now, contacts }: OperationContext,
): void {
  contacts.write(withState(contact, { userId, state, since: now }), now);
}

/**
 * Ends a contact. Its agent has after-contact work then, which an AUTOMATIC agent has done at once. Ends nothing that has ended.
 */
export function end(contact: ContactRecord, reason: string, context: OperationContext): void {
  const { now, contacts, agents } = context;
  if (!isActive(contact)) return;
  const { instanceId, agent } = contact;
  const atAgents = contact.atAgents.flatMap((at): AgentContact[] =>
    at.userId === agent?.id ? [{ ...at, state: 'ENDED', since: now }] : [],
  );
  const ended = {
    ...contact,
    atAgents,
    disconnectTimestamp: now,
    disconnectReason: reason,
    lastUpdateTimestamp: now,
  };
  contacts.write(ended, now);
  if (agent !== undefined && agents.agent(instanceId, agent.id).handling === 'AUTOMATIC') {
    clear(ended, agent.id, context);
  } else {
    for (const { userId } of contact.atAgents) offerWaiting(instanceId, userId, context);
  }
}

/** Removes a contact from an agent's list, which frees the agent's slot. */
export function clear(contact: ContactRecord, userId: string, context: OperationContext): void {
  const { now, contacts } = context;
  const atAgents = contact.atAgents.filter((at) => at.userId !== userId);
  contacts.write({ ...contact, atAgents }, now);
  offerWaiting(contact.instanceId, userId, context);
}

/** A contact with another state at one agent. */
export function withState(contact: ContactRecord, state: AgentContact): ContactRecord {
  const others = contact.atAgents.filter(({ userId }) => userId !== state.userId);
  return { ...contact, atAgents: [...others, state] };
}
