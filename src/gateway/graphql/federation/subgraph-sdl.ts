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
import { DEFAULT_SCOPE_NAMES, type ScopeNames } from '../../../auth/permission.ts';
import { apiSchema } from '../schema.ts';
import { NO_DIRECTIVES, readAccessDirectives } from './access-directives.ts';
import { ENTITIES, ENTITY_KEYS } from './entities.ts';

/** What an SDL is printed with. */
export interface SubgraphOptions {
  /** The names of scopes in descriptions and directives. */
  readonly scopeNames?: ScopeNames | undefined;
  /**
   * Whether `@authenticated` and `@requiresScopes` say what callers need; they do by default. Some routers start no
   * supergraph that has them, and the subgraph enforces the same rules without them.
   */
  readonly accessDirectives?: boolean | undefined;
}

/** What takes part in a supergraph, and what says in it who may ask. */
const IMPORTS = ['@key', '@shareable'];
const ACCESS_IMPORTS = ['@authenticated', '@requiresScopes'];

/**
 * What makes the SDL a subgraph of Federation 2. The link is of the newest version that all composers take, and they take
 * `@oneOf` where its definition comes along.
 */
function federationHeader(imports: readonly string[]): string {
  const list = imports.map((name) => `"${name}"`).join(', ');
  return `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${list}])

directive @oneOf on INPUT_OBJECT`;
}

const ROOTS = ['Query', 'Mutation'];

/** Types that Relay gives the same form in every API. Were they not shareable, a second such subgraph could not join. */
const SHAREABLE = ['PageInfo'];

/**
 * The SDL that a company composes into its supergraph: the API, the keys of its entities, what others may have too, and
 * what callers need for it, so that routers which know tokens need not ask here in vain.
 */
export function printSubgraphSdl({
  scopeNames = DEFAULT_SCOPE_NAMES,
  accessDirectives = true,
}: SubgraphOptions = {}): string {
  const schema = apiSchema(scopeNames);
  const api = parse(printSubgraphSchema(lexicographicSortSchema(schema)));
  const access = accessDirectives ? readAccessDirectives(schema, scopeNames) : NO_DIRECTIVES;
  const federated = visit(api, {
    // A supergraph describes itself: its roots are not this API's alone.
    SchemaDefinition: () => null,
    // Those hints are for the gateway's own answers over HTTP; a supergraph has answers of its own.
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
  const imports = accessDirectives ? [...IMPORTS, ...ACCESS_IMPORTS] : IMPORTS;
  return `${federationHeader(imports)}\n\n${print(federated)}\n`;
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
