import type { Channel, CurrentMetricName, Unit } from '@aws-sdk/client-connect';
import type { ContactRecord } from '../store/contact-record.ts';
import {
  isInHand,
  isWaiting,
  isWaitingForItsTime,
  statusKind,
  type LiveAgent,
} from './live-state.ts';

/** An agent within a scope, with the channels of the scope that the agent serves. */
export interface ScopedAgent extends LiveAgent {
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
  (counts: (agent: ScopedAgent) => boolean): Measure =>
  (scope) =>
    scope.agents.filter(counts).length;

const agentsOnContact: Measure = (scope) =>
  scope.agents.filter(({ contacts }) =>
    contacts.some(({ channel }) => scope.channels.includes(channel)),
  ).length;

/**
 * The metrics that are emulated, by Connect's definitions: an agent is available without any contact
 * in hand; staffed and not on a status of the company's own; online unless offline; on contact and
 * non-productive at once if so (all documented). Agents count for every queue that they serve, whichever
 * they are busy for; contacts in hand count for the queue that they came through (both inferred). There is no work
 * after a contact, and no error.
 */
const measures: Readonly<Partial<Record<CurrentMetricName, Measure>>> = {
  AGENTS_ONLINE: agents(({ user }) => statusKind(user) !== 'OFFLINE'),
  AGENTS_STAFFED: agents(({ user }) => statusKind(user) === 'ROUTABLE'),
  AGENTS_AVAILABLE: agents(
    ({ user, contacts }) => statusKind(user) === 'ROUTABLE' && contacts.length === 0,
  ),
  AGENTS_NON_PRODUCTIVE: agents(({ user }) => statusKind(user) === 'CUSTOM'),
  AGENTS_ON_CONTACT: agentsOnContact,
  AGENTS_ON_CALL: agentsOnContact, // the older name of the same metric (documented)
  AGENTS_AFTER_CONTACT_WORK: () => 0,
  AGENTS_ERROR: () => 0,
  CONTACTS_IN_QUEUE: ({ contacts, now }) => contacts.filter((one) => isWaiting(one, now)).length,
  CONTACTS_SCHEDULED: ({ contacts, now }) =>
    contacts.filter((one) => isWaitingForItsTime(one, now)).length,
  OLDEST_CONTACT_AGE: oldestAge,
  SLOTS_ACTIVE: ({ contacts }) => contacts.filter(isInHand).length,
  SLOTS_AVAILABLE: (scope) => scope.agents.reduce((sum, agent) => sum + availableSlots(agent), 0),
};

/** In seconds; 0 when no contact waits (inferred). */
function oldestAge({ contacts, now }: MetricScope): number {
  const ages = contacts
    .filter((contact) => isWaiting(contact, now))
    .map(({ queue }) => now.getTime() - (queue?.enqueueTimestamp ?? now).getTime());
  return Math.max(0, ...ages) / 1000;
}

/** An agent takes one call or three chats: three slots over both channels (documented). */
function availableSlots({ slots, channels }: ScopedAgent): number {
  const open = slots.filter(({ channel }) => channels.includes(channel));
  return Math.max(0, ...open.map(({ available }) => available));
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
export function hasData({ agents: all, contacts, now }: MetricScope): boolean {
  return (
    all.some(({ user }) => statusKind(user) !== 'OFFLINE') ||
    contacts.some((one) => isInHand(one) || isWaiting(one, now) || isWaitingForItsTime(one, now))
  );
}
