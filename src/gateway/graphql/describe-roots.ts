import type { GraphQLSchema } from 'graphql';

const SCHEMA =
  'The contact operations of Amazon Connect, typed: find contacts, read them and what is around them, and transfer them. Lists are Relay connections. What a caller can act on is data: each mutation returns a union of one success and of errors that implement `ContactError`. All else is in `errors`, with `extensions.code`.';

const QUERY =
  'What can be read: contacts, and the directory of queues, users, quick connects and flows. Every field is null, with an error, where it cannot be read; its siblings are answered all the same.';

const MUTATION =
  'What can be done to contacts. Each field takes one `input`, and returns a union: one success, and an error type for each way to fail. Ask for `__typename`, and for `... on ContactError { message code retryable }`, which covers the errors of later versions, too.';

/** Describes a schema and its roots: type-graphql has no place for that, and `extendSchema` drops the schema's. */
export function describeRoots(schema: GraphQLSchema): void {
  const described = [
    [schema, SCHEMA],
    [schema.getQueryType(), QUERY],
    [schema.getMutationType(), MUTATION],
  ] as const;
  for (const [root, description] of described) if (root) root.description = description;
}
