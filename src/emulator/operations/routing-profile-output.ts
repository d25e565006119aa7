import type { RoutingProfile } from '@aws-sdk/client-connect';
import type { SeedRoutingProfile } from '../seed.ts';
import { arnOf } from '../store/arns.ts';
import type { InstanceDirectory } from '../store/directory.ts';
import { queueIdsOf } from '../store/served-queues.ts';

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
