// type-graphql's decorators need it before any module below is loaded.
import 'reflect-metadata';
import { AgentStatusesResolver } from './agent-statuses/agent-statuses.resolver.ts';
import { CONTACT_FLOWS } from './flows/contact-flow.directory.ts';
import { ContactFlowResolver } from './flows/contact-flow.resolver.ts';
import { ContactFlowsResolver } from './flows/contact-flows.resolver.ts';
import { InstanceResolver } from './instances/instance.resolver.ts';
import { QueueEffectiveHoursResolver, QueueHoursResolver } from './queues/queue-hours.resolver.ts';
import { QUEUE_METRICS } from './queues/queue-metrics.loader.ts';
import { QUEUES } from './queues/queue.directory.ts';
import { QueueResolver } from './queues/queue.resolver.ts';
import { QueuesResolver } from './queues/queues.resolver.ts';
import { QUICK_CONNECTS } from './quick-connects/quick-connect.directory.ts';
import { QuickConnectResolver } from './quick-connects/quick-connect.resolver.ts';
import { QuickConnectsResolver } from './quick-connects/quick-connects.resolver.ts';
import { ROUTING_PROFILES } from './routing-profiles/routing-profile.directory.ts';
import { RoutingProfileResolver } from './routing-profiles/routing-profile.resolver.ts';
import {
  ManualAssignmentQueueResolver,
  ManualAssignmentQueuesResolver,
} from './users/manual-assignment-queues.resolver.ts';
import { USER_AVAILABILITY } from './users/user-availability.loader.ts';
import { USERS } from './users/user.directory.ts';
import { UserAvailabilityResolver, UserResolver } from './users/user.resolver.ts';
import { UsersResolver } from './users/users.resolver.ts';

/**
 * The types of Connect's directory, by the names of their loaders in a request's context. To add a type, add a folder
 * with its descriptor, and its lines in this file: caches, loaders, entities and the cost count are derived from the
 * descriptor. If its ARNs have a resource type that is new to the gateway, add the name to `RESOURCE_NAMES` in
 * graphql-kit/input, too.
 */
export const DIRECTORY_TYPES = {
  contactFlows: CONTACT_FLOWS,
  queues: QUEUES,
  quickConnects: QUICK_CONNECTS,
  routingProfiles: ROUTING_PROFILES,
  users: USERS,
};

/** The live state of directory types, by the names of their loaders in a request's context. */
export const LIVE_TYPES = {
  queueMetrics: QUEUE_METRICS,
  userAvailability: USER_AVAILABILITY,
};

/** The resolvers of the directory: entries by their ids, lists, and fields that refer from one type to another. */
export const DIRECTORY_RESOLVERS = [
  AgentStatusesResolver,
  ContactFlowResolver,
  ContactFlowsResolver,
  InstanceResolver,
  ManualAssignmentQueueResolver,
  ManualAssignmentQueuesResolver,
  QueueEffectiveHoursResolver,
  QueueHoursResolver,
  QueueResolver,
  QueuesResolver,
  QuickConnectResolver,
  QuickConnectsResolver,
  RoutingProfileResolver,
  UserAvailabilityResolver,
  UserResolver,
  UsersResolver,
] as const;

export type DirectoryTypeName = keyof typeof DIRECTORY_TYPES;
export type LiveTypeName = keyof typeof LIVE_TYPES;

/** The loaders that `@UpstreamCost` may name. */
declare module '../graphql-kit/cost/upstream-cost.ts' {
  interface LoaderNames {
    readonly directory: DirectoryTypeName | LiveTypeName;
  }
}
