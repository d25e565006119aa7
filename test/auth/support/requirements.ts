import { OPERATIONS } from '../../../src/contacts/operations/index.ts';
import type { Requirement } from '../../../src/graphql-kit/access/requires-permission.ts';

/** The expected permissions of each root field and each entity, for the security review. `*` stands for the other fields. */
export const REQUIREMENTS: Readonly<
  Record<string, Readonly<Record<string, readonly Requirement[]>>>
> = {
  Query: {
    contact: ['READ_CONTACTS'],
    contacts: ['READ_CONTACTS'],
    transferDestinations: ['READ_CONTACTS', 'READ_DIRECTORY'],
    agentStatuses: ['READ_DIRECTORY'],
    contactFlow: ['READ_DIRECTORY'],
    contactFlows: ['READ_DIRECTORY'],
    instance: ['READ_DIRECTORY'],
    queue: ['READ_DIRECTORY'],
    queues: ['READ_DIRECTORY'],
    quickConnect: ['READ_DIRECTORY'],
    quickConnects: ['READ_DIRECTORY'],
    routingProfile: ['READ_DIRECTORY'],
    user: ['READ_DIRECTORY'],
    users: ['READ_DIRECTORY'],
    // A check requires what its mutation does.
    checkAssociation: ['ASSIGN_CONTACTS'],
    checkStop: ['STOP_CONTACTS'],
    checkTransfer: ['TRANSFER_CONTACTS'],
    // It requires what the type of the node does.
    node: [],
    // A caller may read what its own token says.
    viewer: [],
    _entities: ['ROUTER'],
    _service: ['ROUTER'],
  },
  // What each operation declares: docs/authorization.md shows it to reviewers.
  Mutation: Object.fromEntries(
    OPERATIONS.map(({ mutation, permission }) => [mutation, [permission]]),
  ),
  Contact: { '*': ['READ_CONTACTS'], attributes: ['READ_CONTACTS', 'READ_ATTRIBUTES'] },
  AgentStatus: { '*': ['READ_DIRECTORY'] },
  ContactFlow: { '*': ['READ_DIRECTORY'] },
  Instance: { '*': ['READ_DIRECTORY'] },
  Queue: { '*': ['READ_DIRECTORY'] },
  QuickConnect: { '*': ['READ_DIRECTORY'] },
  RoutingProfile: { '*': ['READ_DIRECTORY'] },
  User: { '*': ['READ_DIRECTORY'] },
  Viewer: {
    '*': [],
    user: ['READ_DIRECTORY'],
    contacts: ['READ_DIRECTORY'],
  },
};

/** The expected permissions of a field; `undefined` for one that is not in the table. */
export function requirementsOf(
  typeName: string,
  fieldName: string,
): readonly Requirement[] | undefined {
  const ofType = REQUIREMENTS[typeName];
  return ofType?.[fieldName] ?? ofType?.['*'];
}
