import type { GraphQLSchema } from 'graphql';

const DESCRIPTIONS = {
  schema:
    'The contact operations of Amazon Connect, typed: find contacts, read them and what is around them, and transfer them. Lists are Relay connections. What a caller can act on is data: each mutation returns a union of one success and of errors that implement `ContactError`. All else is in `errors`, with `extensions.code`.',
  query:
    'What can be read: contacts, and the directory of queues, users, quick connects and flows. Every field is null, with an error, where it cannot be read; its siblings are answered all the same.',
  mutation:
    'What can be done to contacts. Each field takes one `input`, and returns a union: one success, and an error type for each way to fail. Ask for `__typename`, and for `... on ContactError { message code retryable }`, which covers the errors of later versions, too.',
};

/** Describes a schema and its roots: type-graphql has no place for that, and `extendSchema` drops the schema's. */
export function describeRoots(schema: GraphQLSchema): void {
  schema.description = DESCRIPTIONS.schema;
  for (const kind of ['query', 'mutation'] as const) {
    const root = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
    if (root) root.description = DESCRIPTIONS[kind];
  }
}
