import type { Channel, CurrentMetricName, Unit } from '@aws-sdk/client-connect';
import type { ContactRecord } from '../store/contact-record.ts';
import { isInHand, isWaiting, isWaitingForItsTime, type LiveAgent } from './live-state.ts';

/** An agent with all that metrics count. */
export interface MeasuredAgent extends LiveAgent {
  /** The channels of contacts that the agent works on. */
  readonly handled: ReadonlySet<Channel>;
  /** The channels of contacts that the agent missed or rejected, or lost the connection to. */
  readonly failed: ReadonlySet<Channel>;
}

/** An agent within a scope, with the channels of the scope that the agent serves. */
export interface ScopedAgent {
  readonly live: MeasuredAgent;
  readonly channels: readonly Channel[];
}

/** What one row of metrics is made of. */
export interface MetricScope {
  readonly now: Date;
  readonly channels: readonly Channel[];
  /** Who serves a queue of the scope on a channel of it, whatever their status. */
  readonly agents: readonly ScopedAgent[];
  /** The contacts that are in, or came through, a queue of the scope on a channel of it. */
  readonly contacts: readonly ContactRecord[];
}

type Measure = (scope: MetricScope) => number;

const agents =
  (counts: (agent: MeasuredAgent) => boolean): Measure =>
  (scope) =>
    scope.agents.filter(({ live }) => counts(live)).length;

/** Agents with a contact on a channel of the scope that is in some state with them. */
const agentsOn =
  (state: 'handled' | 'failed'): Measure =>
  ({ agents: all, channels }) =>
    all.filter(({ live }) => channels.some((channel) => live[state].has(channel))).length;

const agentsOnContact = agentsOn('handled');

/**
 * The metrics that are emulated, by Connect's definitions: an agent is available without any contact in
 * hand; staffed and not on a status of the company's own; online unless offline; on contact and
 * non-productive at once if so (all documented). Agents count for every queue that they serve,
 * whichever they are busy for; contacts in hand count for the queue that they came through (both
 * inferred). A paused task is an active slot (documented), and keeps its agent on contact (inferred),
 * although the agent can take another contact instead (documented). AGENTS_AFTER_CONTACT_WORK counts
 * contacts, in spite of its name; AGENTS_ERROR counts agents who missed or rejected a contact, or lost
 * the connection to it (both documented).
 */
const measures: Readonly<Partial<Record<CurrentMetricName, Measure>>> = {
  AGENTS_ONLINE: agents(({ agent }) => agent.status.type !== 'OFFLINE'),
  AGENTS_STAFFED: agents(({ agent }) => agent.status.type === 'ROUTABLE'),
  AGENTS_AVAILABLE: agents(
    ({ agent, contacts }) => agent.status.type === 'ROUTABLE' && contacts.length === 0,
  ),
  AGENTS_NON_PRODUCTIVE: agents(({ agent }) => agent.status.type === 'CUSTOM'),
  AGENTS_ON_CONTACT: agentsOnContact,
  AGENTS_ON_CALL: agentsOnContact, // the older name of the same metric (documented)
  AGENTS_AFTER_CONTACT_WORK: ({ contacts }) => contacts.filter(hasAfterContactWork).length,
  AGENTS_ERROR: agentsOn('failed'),
  CONTACTS_IN_QUEUE: ({ contacts }) => contacts.filter((one) => isWaiting(one)).length,
  CONTACTS_SCHEDULED: ({ contacts }) => contacts.filter((one) => isWaitingForItsTime(one)).length,
  OLDEST_CONTACT_AGE: oldestAge,
  SLOTS_ACTIVE: ({ contacts }) => contacts.filter(isInHand).length,
  SLOTS_AVAILABLE: (scope) => scope.agents.reduce((sum, agent) => sum + availableSlots(agent), 0),
};

function hasAfterContactWork({ atAgents }: ContactRecord): boolean {
  return atAgents.some(({ state }) => state === 'ENDED');
}

/** In seconds; 0 when no contact waits (inferred). */
function oldestAge({ contacts, now }: MetricScope): number {
  const oldest = contacts
    .filter((contact) => isWaiting(contact))
    .reduce(
      (time, { queue }) => Math.min(time, (queue?.enqueueTimestamp ?? now).getTime()),
      now.getTime(),
    );
  return (now.getTime() - oldest) / 1000;
}

/** An agent takes one call or three chats: three slots over both channels (documented). */
function availableSlots({ live, channels }: ScopedAgent): number {
  return live.slots.reduce(
    (max, { channel, available }) => (channels.includes(channel) ? Math.max(max, available) : max),
    0,
  );
}

/** How a metric is measured; nothing for one that is not emulated. */
export function measureOf(name: CurrentMetricName): Measure | undefined {
  return measures[name];
}

/** The only unit that each metric has (documented). */
export function unitOf(name: CurrentMetricName): Unit {
  return name === 'OLDEST_CONTACT_AGE' ? 'SECONDS' : 'COUNT';
}

/** Whether Connect has anything to say: it gives no row where it finds no data (when that is, is inferred). */
export function hasData({ agents: all, contacts }: MetricScope): boolean {
  return (
    all.some(({ live }) => live.agent.status.type !== 'OFFLINE') ||
    contacts.some((one) => isInHand(one) || isWaiting(one) || isWaitingForItsTime(one))
  );
}
