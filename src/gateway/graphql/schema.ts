// type-graphql's decorators need it before any module below is loaded.
import 'reflect-metadata';
import {
  type GraphQLSchema,
  isInputObjectType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { DEFAULT_SCOPE_NAMES, type ScopeNames } from '../../auth/permission.ts';
import { AvailableOperationsResolver } from '../../contacts/available-operations/available-operations.resolver.ts';
import { ContactAttributesResolver } from '../../contacts/contact-attributes.resolver.ts';
import { ContactMetricsResolver } from '../../contacts/contact-metrics.resolver.ts';
import { ContactProgressResolver } from '../../contacts/contact-progress.resolver.ts';
import { ContactReferencesResolver } from '../../contacts/contact-references.resolver.ts';
import { ContactRelationsResolver } from '../../contacts/contact-relations.resolver.ts';
import { ContactTransfersResolver } from '../../contacts/contact-transfers.resolver.ts';
import { ContactResolver } from '../../contacts/contact.resolver.ts';
import { OPERATION_RESOLVERS } from '../../contacts/operations/index.ts';
import { ContactsResolver } from '../../contacts/search/contacts.resolver.ts';
import { TransferDestinationsResolver } from '../../contacts/transfer-destinations/transfer-destinations.resolver.ts';
import {
  ViewerContactResolver,
  ViewerResolver,
  ViewerRestrictionResolver,
} from '../../contacts/viewer/viewer.resolver.ts';
import { DIRECTORY_RESOLVERS } from '../../directory/index.ts';
import { describeRequirements } from './authorization/describe-requirements.ts';
import { addNodes } from './nodes/add-nodes.ts';
import { requireWellFormedText } from './require-well-formed-text.ts';

const built = new Map<string, GraphQLSchema>();

/**
 * The schema that clients see. It has no state of a request, so it is built once per process and set of scope names;
 * callers must not change it.
 *
 * @param scopeNames the names of the scopes in descriptions.
 */
export function apiSchema(scopeNames: ScopeNames = DEFAULT_SCOPE_NAMES): GraphQLSchema {
  const key = JSON.stringify(Object.entries(scopeNames).sort());
  const schema = built.get(key) ?? buildApiSchema(scopeNames);
  built.set(key, schema);
  return schema;
}

/** Builds a new one, to derive other schemas from: Apollo Server wraps the resolvers of the schema that it serves. */
export function buildApiSchema(scopeNames: ScopeNames = DEFAULT_SCOPE_NAMES): GraphQLSchema {
  const declared = buildSchemaSync({
    resolvers: [
      ContactResolver,
      ContactAttributesResolver,
      ContactMetricsResolver,
      ContactProgressResolver,
      ContactReferencesResolver,
      ContactRelationsResolver,
      ContactTransfersResolver,
      ContactsResolver,
      AvailableOperationsResolver,
      TransferDestinationsResolver,
      ViewerResolver,
      ViewerContactResolver,
      ViewerRestrictionResolver,
      ...OPERATION_RESOLVERS,
      ...DIRECTORY_RESOLVERS,
    ],
    // The inputs have no class-validator decorators: operations validate their own input.
    validate: false,
  });
  const schema = addNodes(declared);
  completeSchema(schema);
  requireWellFormedText(schema);
  describeRequirements(schema, scopeNames);
  return schema;
}

/** The SDL of the API, as in `schema.graphql`. It is sorted, so that a change makes a small diff. */
export function printApiSchema(): string {
  return `${printSchema(lexicographicSortSchema(apiSchema()))}\n`;
}

/**
 * Adds what type-graphql does not support and `extendSchema` drops: the enforcement of `@oneOf`, and root descriptions.
 */
export function completeSchema(schema: GraphQLSchema): void {
  // type-graphql only prints the directive. Without this, a value with two keys, or none, would reach the resolver.
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isInputObjectType(type)) continue;
    type.isOneOf = type.astNode?.directives?.some(({ name }) => name.value === 'oneOf') ?? false;
  }
  const roots = [
    [schema, SCHEMA_DESCRIPTION],
    [schema.getQueryType(), QUERY_DESCRIPTION],
    [schema.getMutationType(), MUTATION_DESCRIPTION],
  ] as const;
  for (const [root, description] of roots) if (root) root.description = description;
}

const SCHEMA_DESCRIPTION =
  'Finds, reads and changes the contacts of an Amazon Connect contact centre, and sets the status of its agents. Lists are Relay connections. A failure that a caller can act on is data: each mutation returns a union of one success type and of error types that implement `ContactError`. Every other failure is a top-level error with a code in `extensions.code`.';

const QUERY_DESCRIPTION =
  'Reads contacts, and the directory: queues, users, quick connects, flows, agent statuses and instances. A field that cannot be read is null, with a top-level error; the other fields are not affected.';

const MUTATION_DESCRIPTION =
  'Changes contacts and the status of agents. Each field has the name of the operation of Connect that it calls, takes one `input`, and returns a union: one success type, and one error type for each kind of failure. Select `__typename` and `... on ContactError { message code retryable }`: the fragment also covers error types that are added later. Send a `clientToken` of your own for each decision of a user: a retry with the same token and values is safe.';
