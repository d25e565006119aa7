import type { OperationContext } from '../operations/operation.ts';
import {
  type AgentContact,
  atAgent,
  type ContactRecord,
  recordedParts,
} from '../store/contact-record.ts';
import { freeChannels, hasSlotFor } from './agent-slots.ts';
import { isClearable, isOffered } from './contact-states.ts';

/*
 * How contacts come to an agent. Every function writes the contacts that it changes. The states of a
 * contact at an agent are documented; which step leads to which is inferred.
 */

/**
 * Offers an agent the contacts that wait in the agent queue, first by priority, then by age, as long as
 * the agent is available and has free slots. An AUTOMATIC agent accepts them at once, and those that
 * were offered before and had no slot. Agents pick nothing from standard queues by themselves.
 */
export function offerWaiting(instanceId: string, userId: string, context: OperationContext): void {
  const { contacts } = context;
  const agent = context.agents.agent(instanceId, userId);
  if (agent.status.type !== 'ROUTABLE') return;
  const isAutomatic = agent.handling === 'AUTOMATIC';
  const accepts = (at: AgentContact): boolean => isAutomatic && isOffered(at);
  const hasOffers = contacts
    .atAgent(instanceId, userId)
    .some((contact) => contact.atAgents.some((at) => at.userId === userId && accepts(at)));
  let free = freeChannels(agent, context);
  // Thousands may wait, and mostly none of them can be taken.
  if (free.length === 0 && !hasOffers) return;
  for (const contact of contacts.waitingIn(instanceId, userId).sort(byTurn)) {
    const at = atAgent(contact, userId);
    if (at === undefined && free.includes(contact.channel)) {
      const offered = ring(contact, userId, context);
      if (isAutomatic) accept(offered, userId, context);
      free = freeChannels(agent, context);
    } else if (at !== undefined && accepts(at) && hasSlotFor(contact, userId, context)) {
      accept(contact, userId, context);
    }
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

/** Puts a contact into an agent's list, to be accepted. A callback is INCOMING (documented). */
export function ring(
  contact: ContactRecord,
  userId: string,
  { now, contacts }: OperationContext,
): ContactRecord {
  const state = contact.initiationMethod === 'CALLBACK' ? 'INCOMING' : 'CONNECTING';
  const offered = withState(contact, { userId, state, since: now });
  contacts.write(offered, now);
  return offered;
}

/**
 * Connects an agent to a contact. Other agents to whom it was offered lose it. A call is recorded from
 * then on.
 */
export function accept(contact: ContactRecord, userId: string, context: OperationContext): void {
  const { now, contacts } = context;
  const connected: AgentContact = {
    userId,
    state: 'CONNECTED',
    since: now,
    connectedToAgentTimestamp: now,
  };
  contacts.write(
    {
      ...withState({ ...contact, atAgents: withoutOffers(contact) }, connected),
      agent: { id: userId, connectedToAgentTimestamp: now },
      recording: contact.recording ?? newRecording(contact, now),
      lastUpdateTimestamp: now,
    },
    now,
  );
}

function newRecording(contact: ContactRecord, startedAt: Date): ContactRecord['recording'] {
  const parts = recordedParts(contact);
  return parts.length === 0 ? undefined : { startedAt, parts, suspended: [] };
}

/** Takes back what an agent was offered: it waits in its queue. */
export function withdrawOffers(
  instanceId: string,
  userId: string,
  { now, contacts }: OperationContext,
): void {
  for (const contact of contacts.atAgent(instanceId, userId)) {
    const isOffer = contact.atAgents.some((at) => at.userId === userId && isOffered(at));
    if (isOffer) contacts.write(withoutAgent(contact, userId), now);
  }
}

/** The places of a contact that agents have to clear. */
export function withoutOffers({ atAgents }: ContactRecord): AgentContact[] {
  return atAgents.filter((at) => isClearable(at));
}

/** A contact without its place in one agent's list. */
export function withoutAgent(contact: ContactRecord, userId: string): ContactRecord {
  return { ...contact, atAgents: contact.atAgents.filter((at) => at.userId !== userId) };
}

/** A contact with another state at one agent. */
export function withState(contact: ContactRecord, at: AgentContact): ContactRecord {
  return { ...contact, atAgents: [...withoutAgent(contact, at.userId).atAgents, at] };
}
