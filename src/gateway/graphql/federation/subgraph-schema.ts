import {
  extendSchema,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isObjectType,
  parse,
} from 'graphql';
import { REQUIREMENTS } from '../../../graphql-kit/access/requires-permission.ts';
import { UPSTREAM_COST, type CostOfField } from '../../../graphql-kit/cost/upstream-cost.ts';
import { requirementsOfType } from '../authorization/requirements-of-field.ts';
import type { GatewayContext } from '../context.ts';
import { buildApiSchema, completeSchema } from '../schema.ts';
import { costOfEntities } from './entities-cost.ts';
import { ENTITIES } from './entities.ts';
import { resolveEntities } from './resolve-entities.ts';
import { assertRouter } from './router-credential.ts';
import { type SubgraphOptions, printSubgraphSdl } from './subgraph-sdl.ts';

/** What the specification of subgraphs adds to an API. */
const MACHINERY = parse(`
  "A router's reference to an entity: its \`__typename\` and the fields of a key, such as \`id\`."
  scalar _Any

  "The types that other subgraphs can reference and extend."
  union _Entity = ${[...ENTITIES.keys()].join(' | ')}

  "The subgraph's description of itself."
  type _Service {
    "The SDL that is composed into the supergraph."
    sdl: String!
  }

  extend type Query {
    "Entities by their keys, for the router of the supergraph only."
    _entities(
      "References to the entities: at most 1,000."
      representations: [_Any!]!
    ): [_Entity]!
    "The subgraph's own SDL, for the router of the supergraph only."
    _service: _Service!
  }
`);

type RootResolver<Arguments> = GraphQLFieldResolver<unknown, GatewayContext, Arguments>;

const built = new Map<string, GraphQLSchema>();

/**
 * The API as an executable subgraph: the schema without federation, and the two fields that routers query. Built once per
 * process and set of options; callers must not change it.
 */
export function subgraphSchema(options: SubgraphOptions = {}): GraphQLSchema {
  const key = JSON.stringify([
    options.scopeNames,
    options.accessDirectives,
    options.rootFieldsById,
  ]);
  const schema = built.get(key) ?? buildSubgraphSchema(options);
  built.set(key, schema);
  return schema;
}

/** Builds a new one: Apollo Server wraps the resolvers of the schema that it serves. */
export function buildSubgraphSchema(options: SubgraphOptions = {}): GraphQLSchema {
  const schema = extendSchema(buildApiSchema(options.scopeNames), MACHINERY);
  completeSchema(schema);
  const sdl = printSubgraphSdl(options);

  const service: RootResolver<unknown> = (_root, _args, context) => {
    assertRouter(context);
    return { sdl };
  };
  const entities: RootResolver<{ readonly representations: readonly unknown[] }> = (
    _root,
    { representations },
    context,
  ) => {
    assertRouter(context);
    return resolveEntities(representations, context, (typeName) => {
      const type = schema.getType(typeName);
      return (type && requirementsOfType(type)) ?? [];
    });
  };
  setResolver(schema, '_service', service, () => ({}));
  setResolver(schema, '_entities', entities, costOfEntities);
  setCost(schema, '_Service', 'sdl', () => ({ characters: sdl.length }));
  return schema;
}

function setResolver<Arguments>(
  schema: GraphQLSchema,
  name: string,
  resolve: RootResolver<Arguments>,
  cost: CostOfField,
): void {
  const field = schema.getQueryType()?.getFields()[name];
  if (field === undefined) throw new Error(`Query.${name} is absent`);
  field.resolve = resolve;
  field.extensions = { ...field.extensions, [REQUIREMENTS]: ['ROUTER'], [UPSTREAM_COST]: cost };
}

function setCost(schema: GraphQLSchema, typeName: string, name: string, cost: CostOfField): void {
  const type = schema.getType(typeName);
  const field = isObjectType(type) ? type.getFields()[name] : undefined;
  if (field === undefined) throw new Error(`${typeName}.${name} is absent`);
  field.extensions = { ...field.extensions, [UPSTREAM_COST]: cost };
}
