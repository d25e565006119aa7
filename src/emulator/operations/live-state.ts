import type { Channel } from '@aws-sdk/client-connect';
import type { SeedUser } from '../seed.ts';
import type { ContactRecord } from '../store/contact-record.ts';
import type { InstanceDirectory } from '../store/directory.ts';
import { profileQueues } from './routing-profile-output.ts';

/*
 * What follows, at one point in time, from the contacts and from the statuses of the agents. Agents never
 * change their status here, and there is no after-contact work: an agent is free as soon as a contact ends.
 */

/** A contact that waits in a queue for an agent. */
export function isWaiting(contact: ContactRecord, now: Date): boolean {
  return isQueued(contact) && !isScheduled(contact, now);
}

/** A contact in a queue that is not to be routed before its time. */
export function isWaitingForItsTime(contact: ContactRecord, now: Date): boolean {
  return isQueued(contact) && isScheduled(contact, now);
}

/** A contact that an agent is connected to. */
export function isInHand({ agent, disconnectTimestamp }: ContactRecord): boolean {
  return agent !== undefined && disconnectTimestamp === undefined;
}

function isQueued({ queue, agent, disconnectTimestamp }: ContactRecord): boolean {
  return queue !== undefined && agent === undefined && disconnectTimestamp === undefined;
}

function isScheduled({ scheduledTimestamp }: ContactRecord, now: Date): boolean {
  return scheduledTimestamp !== undefined && scheduledTimestamp > now;
}

/** An agent with the contacts in hand. */
export interface LiveAgent {
  readonly user: SeedUser;
  readonly contacts: readonly ContactRecord[];
  readonly slots: readonly ChannelSlots[];
}

/** How many contacts of one channel an agent may have, has, and could take now. */
export interface ChannelSlots {
  readonly channel: Channel;
  readonly max: number;
  readonly active: number;
  readonly available: number;
}

/** The kind of an agent's status: any name but two is a status of the company's own (documented). */
export function statusKind({ status }: SeedUser): 'ROUTABLE' | 'OFFLINE' | 'CUSTOM' {
  if (status.name === 'Available') return 'ROUTABLE';
  return status.name === 'Offline' ? 'OFFLINE' : 'CUSTOM';
}

/** All users of an instance as agents. */
export function liveAgents(
  directory: InstanceDirectory,
  contacts: readonly ContactRecord[],
): LiveAgent[] {
  const inHand = Map.groupBy(contacts.filter(isInHand), ({ agent }) => agent?.id);
  return directory.users.map((user) => {
    const own = inHand.get(user.id) ?? [];
    return { user, contacts: own, slots: slotsOf(user, own, directory) };
  });
}

/** The queues that an agent takes contacts from: those of the routing profile, and the agent queue. */
export function servedQueues(
  user: SeedUser,
  directory: InstanceDirectory,
): { readonly queueId: string; readonly channel: Channel }[] {
  if (user.routingProfileId === undefined) return [];
  const profile = directory.routingProfile(user.routingProfileId);
  const own = profile.mediaConcurrencies.map(({ channel }) => ({ queueId: user.id, channel }));
  return [...profileQueues(profile), ...own];
}

/**
 * Only an agent who is Available has free slots (documented). A contact in hand closes the other
 * channels, unless its own is set to ROUTE_ANY_CHANNEL (documented as settings; that each contact in
 * hand has its say is inferred). An agent without a routing profile takes nothing.
 */
function slotsOf(
  user: SeedUser,
  inHand: readonly ContactRecord[],
  directory: InstanceDirectory,
): ChannelSlots[] {
  if (user.routingProfileId === undefined) return [];
  const { mediaConcurrencies } = directory.routingProfile(user.routingProfileId);
  const closing = mediaConcurrencies
    .filter((media) => media.crossChannelBehavior === 'ROUTE_CURRENT_CHANNEL_ONLY')
    .map(({ channel }) => channel);
  return mediaConcurrencies.map(({ channel, concurrency: max }) => {
    const active = inHand.filter((contact) => contact.channel === channel).length;
    const isOpen =
      statusKind(user) === 'ROUTABLE' &&
      !inHand.some((contact) => contact.channel !== channel && closing.includes(contact.channel));
    return { channel, max, active, available: isOpen ? Math.max(0, max - active) : 0 };
  });
}
