import type { Channel, RoutingProfile } from '@aws-sdk/client-connect';
import type { SeedRoutingProfile } from '../seed.ts';
import { arnOf } from '../store/arns.ts';
import type { InstanceDirectory } from '../store/directory.ts';

/** What DescribeRoutingProfile and SearchRoutingProfiles both show. */
export function routingProfileOutput(
  profile: SeedRoutingProfile,
  { instance, users }: InstanceDirectory,
  lastModified: Date,
): RoutingProfile {
  const queueIds = queueIdsOf(profile);
  return {
    InstanceId: instance.id,
    Name: profile.name,
    RoutingProfileArn: arnOf(instance, 'routing-profile', profile.id),
    RoutingProfileId: profile.id,
    Description: profile.description,
    MediaConcurrencies: profile.mediaConcurrencies.map((media) => ({
      Channel: media.channel,
      Concurrency: media.concurrency,
      CrossChannelBehavior: { BehaviorType: media.crossChannelBehavior },
    })),
    DefaultOutboundQueueId: profile.defaultOutboundQueueId,
    Tags: profile.tags,
    NumberOfAssociatedQueues: queueIds.length,
    NumberOfAssociatedUsers: users.filter((user) => user.routingProfileId === profile.id).length,
    AgentAvailabilityTimer: 'TIME_SINCE_LAST_ACTIVITY',
    LastModifiedTime: lastModified,
    LastModifiedRegion: instance.region,
    IsDefault: false,
    AssociatedQueueIds: queueIds,
  };
}

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
