// type-graphql's decorators need it before any of the modules below is loaded.
import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { DEFAULT_SCOPE_NAMES, type ScopeNames } from '../../auth/permission.ts';
import { ContactAttributesResolver } from '../../contacts/contact-attributes.resolver.ts';
import { ContactReferencesResolver } from '../../contacts/contact-references.resolver.ts';
import { ContactRelationsResolver } from '../../contacts/contact-relations.resolver.ts';
import { ContactTransfersResolver } from '../../contacts/contact-transfers.resolver.ts';
import { ContactResolver } from '../../contacts/contact.resolver.ts';
import { TransferContactSuccessResolver } from '../../contacts/operations/transfer-contact/transfer-contact-success.resolver.ts';
import { TransferContactResolver } from '../../contacts/operations/transfer-contact/transfer-contact.resolver.ts';
import { ContactsResolver } from '../../contacts/search/contacts.resolver.ts';
import { TransferDestinationsResolver } from '../../contacts/transfer-destinations/transfer-destinations.resolver.ts';
import { DIRECTORY_RESOLVERS } from '../../directory/index.ts';
import { describeRequirements } from './authorization/describe-requirements.ts';
import { describeRoots } from './describe-roots.ts';
import { enforceOneOf } from './enforce-one-of.ts';
import { requireWellFormedText } from './require-well-formed-text.ts';

const built = new Map<string, GraphQLSchema>();

/**
 * The schema that clients see. It holds no state of a request, so it is built once per process (and set of scope names);
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

/** Builds that schema anew, for what is made of it: a server changes the resolvers of the schema that it serves. */
export function buildApiSchema(scopeNames: ScopeNames = DEFAULT_SCOPE_NAMES): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [
      ContactResolver,
      ContactAttributesResolver,
      ContactReferencesResolver,
      ContactRelationsResolver,
      ContactTransfersResolver,
      ContactsResolver,
      TransferContactResolver,
      TransferContactSuccessResolver,
      TransferDestinationsResolver,
      ...DIRECTORY_RESOLVERS,
    ],
    // The inputs carry no class-validator decorators: operations check what they are given.
    validate: false,
  });
  enforceOneOf(schema);
  requireWellFormedText(schema);
  describeRequirements(schema, scopeNames);
  describeRoots(schema);
  return schema;
}
