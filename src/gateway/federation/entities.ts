import { MAX_LENGTHS } from '../../api/input-fault.ts';
import type { ContactContext } from '../../contacts/contact.context.ts';
import type { ResourceReference } from '../../loading/resource-reference.ts';

/** The fields that every entity can be known by. */
export interface EntityKeys extends ResourceReference {
  readonly arn: string;
}

/** A type that other subgraphs can refer to and extend. */
export interface Entity {
  /** What stands between the instance and the id in its ARNs, the longest first. */
  readonly arnKinds: readonly string[];
  readonly maxIdLength: number;
  /** Reads it for this request, along with what else is asked for at the same moment. */
  load(context: ContactContext, reference: ResourceReference): Promise<EntityKeys | null>;
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
      load: async ({ contacts }, reference) => contacts.load(reference),
    },
  ],
  [
    'ContactFlow',
    {
      arnKinds: ['contact-flow'],
      maxIdLength: MAX_LENGTHS.contactFlowId,
      load: async ({ contactFlows }, reference) => contactFlows.load(reference),
    },
  ],
  [
    'Queue',
    {
      arnKinds: ['queue/agent', 'queue'],
      maxIdLength: MAX_LENGTHS.queueId,
      load: async ({ queues }, reference) => queues.load(reference),
    },
  ],
  [
    'QuickConnect',
    {
      arnKinds: ['transfer-destination'],
      maxIdLength: MAX_LENGTHS.quickConnectId,
      load: async ({ quickConnects }, reference) => quickConnects.load(reference),
    },
  ],
  [
    'RoutingProfile',
    {
      arnKinds: ['routing-profile'],
      maxIdLength: Infinity,
      load: async ({ routingProfiles }, reference) => routingProfiles.load(reference),
    },
  ],
  [
    'User',
    {
      arnKinds: ['agent'],
      maxIdLength: MAX_LENGTHS.userId,
      load: async ({ users }, reference) => users.load(reference),
    },
  ],
]);
