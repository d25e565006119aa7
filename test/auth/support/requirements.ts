import type { Requirement } from '../../../src/graphql-kit/access/requires-permission.ts';

/** What each root field and each entity is to need, as the security review reads it. `*` stands for the other fields. */
export const REQUIREMENTS: Readonly<
  Record<string, Readonly<Record<string, readonly Requirement[]>>>
> = {
  Query: {
    contact: ['READ_CONTACTS'],
    contacts: ['READ_CONTACTS'],
    transferDestinations: ['READ_CONTACTS', 'READ_DIRECTORY'],
    contactFlows: ['READ_DIRECTORY'],
    instance: ['READ_DIRECTORY'],
    queues: ['READ_DIRECTORY'],
    quickConnects: ['READ_DIRECTORY'],
    users: ['READ_DIRECTORY'],
    _entities: ['ROUTER'],
    _service: ['ROUTER'],
  },
  Mutation: { transferContact: ['TRANSFER_CONTACTS'] },
  Contact: { '*': ['READ_CONTACTS'], attributes: ['READ_CONTACTS', 'READ_ATTRIBUTES'] },
  ContactFlow: { '*': ['READ_DIRECTORY'] },
  Instance: { '*': ['READ_DIRECTORY'] },
  Queue: { '*': ['READ_DIRECTORY'] },
  QuickConnect: { '*': ['READ_DIRECTORY'] },
  RoutingProfile: { '*': ['READ_DIRECTORY'] },
  User: { '*': ['READ_DIRECTORY'] },
};

/** What a field is to need; `undefined` for one of which the table knows nothing. */
export function requirementsOf(
  typeName: string,
  fieldName: string,
): readonly Requirement[] | undefined {
  const ofType = REQUIREMENTS[typeName];
  return ofType?.[fieldName] ?? ofType?.['*'];
}
