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
import { federatedPart } from './federated-part.ts';

/** The options of a subgraph's schema. */
export interface SubgraphOptions {
  /** The names of scopes in descriptions and directives. */
  readonly scopeNames?: ScopeNames | undefined;
  /**
   * Whether `@authenticated` and `@requiresScopes` state the required scopes; true by default. Some routers do not
   * start with a supergraph that has them. The subgraph enforces the same rules without them.
   */
  readonly accessDirectives?: boolean | undefined;
  /**
   * Whether the SDL has the root fields that read one entity by its id, such as `queue`; false by default, because other
   * subgraphs may have such names.
   */
  readonly rootFieldsById?: boolean | undefined;
}

/** The directives of Federation that the SDL uses; the second list is for access. */
const IMPORTS = ['@key', '@shareable'];
const ACCESS_IMPORTS = ['@authenticated', '@requiresScopes'];

/**
 * The header that makes the SDL a subgraph of Federation 2. It links the newest version that all composers support.
 * They support `@oneOf` if its definition is included.
 */
function federationHeader(imports: readonly string[]): string {
  const list = imports.map((name) => `"${name}"`).join(', ');
  return `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${list}])

directive @oneOf on INPUT_OBJECT`;
}

const ROOTS = ['Query', 'Mutation'];

/**
 * Types that have the same shape in every API with Relay connections. If they were not shareable, no second such
 * subgraph could join.
 */
const SHAREABLE = ['PageInfo'];

/**
 * The SDL that a company composes into its supergraph: the API without what is for its own clients only, the keys of its
 * entities, the shareable types, and the required scopes, so that a router that reads tokens can reject queries itself.
 */
export function printSubgraphSdl({
  scopeNames = DEFAULT_SCOPE_NAMES,
  accessDirectives = true,
  rootFieldsById = false,
}: SubgraphOptions = {}): string {
  const schema = apiSchema(scopeNames);
  const whole = parse(printSubgraphSchema(lexicographicSortSchema(schema)));
  const api = federatedPart(whole, rootFieldsById);
  const access = accessDirectives ? readAccessDirectives(schema, scopeNames) : NO_DIRECTIVES;
  const federated = visit(api, {
    // A supergraph describes its own root types, which this API shares with other subgraphs.
    SchemaDefinition: () => null,
    // The hints are for the gateway's own HTTP responses; a supergraph has its own.
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
