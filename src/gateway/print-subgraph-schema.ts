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
import { ENTITIES, ENTITY_KEYS } from './federation/entities.ts';
import { buildApiSchema } from './schema.ts';

/**
 * What makes the SDL a subgraph of Federation 2. The link is of the newest version that all composers take, and they take
 * `@oneOf` where its definition comes along.
 */
const FEDERATION = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])

directive @oneOf on INPUT_OBJECT`;

/** Types that Relay gives the same form in every API. Were they not shareable, a second such subgraph could not join. */
const SHAREABLE = ['PageInfo'];

/** The SDL that a company composes into its supergraph: the API, the keys of its entities, and what others may have too. */
export function printFederatedSchema(): string {
  const api = parse(printSubgraphSchema(lexicographicSortSchema(buildApiSchema())));
  const federated = visit(api, {
    // Those hints are for the gateway's own answers over HTTP; a supergraph has answers of its own.
    Directive: ({ name }) => (name.value === 'cacheControl' ? null : undefined),
    ObjectTypeDefinition: {
      leave: (node): ObjectTypeDefinitionNode => ({
        ...node,
        directives: [...(node.directives ?? []), ...federationDirectives(node.name.value)],
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
