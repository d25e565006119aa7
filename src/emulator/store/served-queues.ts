import type { Channel } from '@aws-sdk/client-connect';
import type { SeedRoutingProfile, SeedUser } from '../seed.ts';
import type { InstanceDirectory } from './directory.ts';

/* Which queues agents take contacts from, by their routing profiles. */

/** The queues of a profile, each once. */
export function queueIdsOf(profile: SeedRoutingProfile): string[] {
  return [...new Set(profile.queues.map(({ queueId }) => queueId))];
}

/** One queue of a profile on one channel: Connect's own unit (documented). */
export interface ProfileQueue {
  readonly queueId: string;
  readonly channel: Channel;
  readonly priority: number;
  readonly delay: number;
}

export function profileQueues({ queues, mediaConcurrencies }: SeedRoutingProfile): ProfileQueue[] {
  const all = mediaConcurrencies.map(({ channel }) => channel);
  return queues.flatMap(({ channels = all, ...queue }) =>
    channels.map((channel) => ({ ...queue, channel })),
  );
}

/** The queues that agents may pick contacts from, each once for every channel. */
export function manualAssignmentQueues({
  manualAssignmentQueues: queues,
  mediaConcurrencies,
}: SeedRoutingProfile): Pick<ProfileQueue, 'queueId' | 'channel'>[] {
  const all = mediaConcurrencies.map(({ channel }) => channel);
  return queues.flatMap(({ queueId, channels = all }) =>
    channels.map((channel) => ({ queueId, channel })),
  );
}

/**
 * The channels on which an agent takes contacts from a queue: one of the routing profile, or the agent
 * queue. None where the agent takes none.
 */
export function servedChannels(
  user: SeedUser,
  queueId: string,
  directory: InstanceDirectory,
): readonly Channel[] {
  if (user.routingProfileId === undefined) return [];
  const profile = directory.routingProfile(user.routingProfileId);
  if (queueId === user.id) return profile.mediaConcurrencies.map(({ channel }) => channel);
  return channelsByQueue(profile).get(queueId) ?? [];
}

/** Made once: profiles do not change, and metrics look up each queue for each agent. */
const served = new WeakMap<SeedRoutingProfile, ReadonlyMap<string, readonly Channel[]>>();

function channelsByQueue(profile: SeedRoutingProfile): ReadonlyMap<string, readonly Channel[]> {
  const known = served.get(profile);
  if (known !== undefined) return known;
  const byQueue = new Map<string, Channel[]>();
  for (const { queueId, channel } of profileQueues(profile)) {
    byQueue.set(queueId, [...(byQueue.get(queueId) ?? []), channel]);
  }
  served.set(profile, byQueue);
  return byQueue;
}
