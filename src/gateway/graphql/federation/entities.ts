import type { ResourceReference } from '../../../directory/cache/resource-reference.ts';
import type { Loader } from '../../../graphql-kit/cost/upstream-cost.ts';
import { MAX_LENGTHS, type ResourceKind } from '../../../graphql-kit/input/input-issue.ts';
import type { Promised } from '../../../graphql-kit/values/promised.ts';

/** The fields that every entity can be known by. */
export interface EntityKeys extends ResourceReference {
  readonly arn: Promised<string>;
}

/** The keys that a router gives. */
export type GivenKeys = { readonly [Key in keyof EntityKeys]?: string };

/** The loaders of a request's context that read entities. */
type EntityLoader = Extract<
  Loader,
  'contacts' | 'contactFlows' | 'queues' | 'quickConnects' | 'routingProfiles' | 'users'
>;

/** A type that other subgraphs can refer to and extend. */
export interface Entity {
  /** What stands between the instance and the id in its ARNs; first that of its kind as such. */
  readonly arnKinds: readonly [ResourceKind, ...string[]];
  readonly maxIdLength: number;
  /** Reads it for one request, along with what else is asked for at the same moment. */
  readonly loader: EntityLoader;
}

/**
 * The keys of each entity. The id alone means the instance that the gateway uses by default, which is all that most
 * companies have; with several instances, a subgraph adds `instanceId` or refers by the ARN, which has it inside.
 */
export const ENTITY_KEYS = ['id', 'id instanceId', 'arn'] as const;

/** All entities, by the names of their types. */
export const ENTITIES: ReadonlyMap<string, Entity> = new Map<string, Entity>([
  [
    'Contact',
    {
      arnKinds: ['contact'],
      maxIdLength: MAX_LENGTHS.contactId,
      loader: 'contacts',
    },
  ],
  [
    'ContactFlow',
    {
      arnKinds: ['contact-flow'],
      maxIdLength: MAX_LENGTHS.contactFlowId,
      loader: 'contactFlows',
    },
  ],
  [
    'Queue',
    {
      arnKinds: ['queue', 'queue/agent'],
      maxIdLength: MAX_LENGTHS.queueId,
      loader: 'queues',
    },
  ],
  [
    'QuickConnect',
    {
      arnKinds: ['transfer-destination'],
      maxIdLength: MAX_LENGTHS.quickConnectId,
      loader: 'quickConnects',
    },
  ],
  [
    'RoutingProfile',
    {
      arnKinds: ['routing-profile'],
      maxIdLength: Infinity,
      loader: 'routingProfiles',
    },
  ],
  [
    'User',
    {
      arnKinds: ['agent'],
      maxIdLength: MAX_LENGTHS.userId,
      loader: 'users',
    },
  ],
]);
