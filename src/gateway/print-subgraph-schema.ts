import { printSubgraphSchema } from '@apollo/subgraph';
import {
  type ConstDirectiveNode,
  Kind,
  lexicographicSortSchema,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  visit,
} from 'graphql';
import { DEFAULT_SCOPE_NAMES, type ScopeNames } from '../auth/permission.ts';
import { accessDirectives } from './federation/access-directives.ts';
import { ENTITIES, ENTITY_KEYS } from './federation/entities.ts';
import { buildApiSchema } from './schema.ts';

/**
 * What makes the SDL a subgraph of Federation 2. The link is of the newest version that all composers take, and they take
 * `@oneOf` where its definition comes along.
 */
const FEDERATION = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@authenticated", "@requiresScopes"])

directive @oneOf on INPUT_OBJECT`;

const ROOTS = ['Query', 'Mutation'];

/** Types that Relay gives the same form in every API. Were they not shareable, a second such subgraph could not join. */
const SHAREABLE = ['PageInfo'];

/**
 * The SDL that a company composes into its supergraph: the API, the keys of its entities, what others may have too, and
 * what callers need for it, so that routers which know tokens need not ask here in vain.
 */
export function printFederatedSchema(scopeNames: ScopeNames = DEFAULT_SCOPE_NAMES): string {
  const schema = buildApiSchema(scopeNames);
  const api = parse(printSubgraphSchema(lexicographicSortSchema(schema)));
  const access = accessDirectives(schema, scopeNames);
  const federated = visit(api, {
    // Those hints are for the gateway's own answers over HTTP; a supergraph has answers of its own.
    // A supergraph describes itself: its roots are not this API's alone.
    SchemaDefinition: () => null,
    Directive: ({ name }) => (name.value === 'cacheControl' ? null : undefined),
    ObjectTypeDefinition: {
      leave: ({ description, ...node }): ObjectTypeDefinitionNode => ({
        ...node,
        ...(description && !ROOTS.includes(node.name.value) && { description }),
        directives: [
          ...(node.directives ?? []),
          ...federationDirectives(node.name.value),
          ...access.ofType(node.name.value),
        ],
        fields: (node.fields ?? []).map((field) => ({
          ...field,
          directives: [
            ...(field.directives ?? []),
            ...access.ofField(node.name.value, field.name.value),
          ],
        })),
      }),
    },
  });
  return `${FEDERATION}\n\n${print(federated)}\n`;
}

function federationDirectives(typeName: string): ConstDirectiveNode[] {
  if (SHAREABLE.includes(typeName)) return [directive('shareable')];
  if (!ENTITIES.has(typeName)) return [];
  return ENTITY_KEYS.map((fields) => directive('key', { fields }));
}

function directive(
  name: string,
  values: Readonly<Record<string, string>> = {},
): ConstDirectiveNode {
  return {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: name },
    arguments: Object.entries(values).map(([argument, value]) => ({
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: argument },
      value: { kind: Kind.STRING, value },
    })),
  };
}
