import { expect, test } from '@jest/globals';
import { assertCompositionSuccess, composeServices } from '@theguild/federation-composition';
import {
  buildSchema,
  type GraphQLSchema,
  isIntrospectionType,
  Kind,
  lexicographicSortSchema,
  parse,
  printType,
} from 'graphql';
import { subgraphSchema } from '../../../../src/gateway/graphql/federation/subgraph-schema.ts';
import { printSubgraphSdl } from '../../../../src/gateway/graphql/federation/subgraph-sdl.ts';
import { apiSchema } from '../../../../src/gateway/graphql/schema.ts';

/** Whether only clients of the gateway itself get a type. */
const isOwnType = (name: string): boolean => name === 'Node' || name.startsWith('Viewer');
/** The root fields that only they get, and those that the configuration decides on. */
const OWN_ROOTS = ['node', 'viewer'];
const ROOTS_BY_ID = ['contactFlow', 'queue', 'quickConnect', 'routingProfile', 'user'];

/** The subgraph of another team, which has a scalar, a root type and a way to name errors in common with ours. */
const STAFF = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])

  scalar DateTime

  type Employee @key(fields: "id") {
    id: ID!
    since: DateTime
  }

  type EmployeeError {
    message: String!
  }

  union EmployeeResult = Employee | EmployeeError

  type Query {
    employee(id: ID!): EmployeeResult
  }
`;

function compose(): { readonly supergraphSdl: string; readonly publicSdl: string } {
  const result = composeServices([
    { name: 'contacts', url: 'http://contacts/graphql', typeDefs: parse(printSubgraphSdl()) },
    { name: 'staff', url: 'http://staff/graphql', typeDefs: parse(STAFF) },
  ]);
  assertCompositionSuccess(result, result.errors?.join('\n'));
  return result;
}

/**
 * Each type with its SDL; the shared root has more fields in a supergraph, and is left out. The roots of a supergraph are
 * not ours to describe.
 */
function printedTypes(schema: GraphQLSchema): Record<string, string> {
  const types = Object.values(lexicographicSortSchema(schema).getTypeMap());
  return Object.fromEntries(
    types
      .filter((type) => !isIntrospectionType(type) && type.name !== 'Query')
      .map((type) => [type.name, printType(type).replace(/^""".*?"""\n(?=type Mutation )/s, '')]),
  );
}

function rootsOf(schema: GraphQLSchema): string[] {
  return Object.keys(schema.getQueryType()?.getFields() ?? {}).sort();
}

/** The types of the API without what is not for a supergraph. */
function federatedTypes(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(printedTypes(apiSchema()))
      .filter(([name]) => !isOwnType(name))
      .map(([name, sdl]) => [
        name,
        sdl
          .replace(' implements Node {', ' {')
          .replace(/\n\n {2}"""(?:(?!""")[^])*"""\n {2}nodeId: ID!/, ''),
      ]),
  );
}

test('the subgraph composes with that of another team, and all types come through whole', () => {
  const composed = buildSchema(compose().publicSdl);

  expect(printedTypes(composed)).toMatchObject(federatedTypes());
  const left = [...OWN_ROOTS, ...ROOTS_BY_ID];
  const roots = rootsOf(apiSchema()).filter((name) => !left.includes(name));
  expect(rootsOf(composed)).toStrictEqual([...roots, 'employee'].sort());
});

test('the subgraph has neither nodes nor a viewer, and root fields by id only if it is configured', () => {
  const whole = buildSchema(printSubgraphSdl({ rootFieldsById: true }), { assumeValidSDL: true });
  const part = buildSchema(printSubgraphSdl(), { assumeValidSDL: true });
  const types = Object.keys(part.getTypeMap());

  expect(rootsOf(apiSchema())).toStrictEqual(expect.arrayContaining(ROOTS_BY_ID));
  expect(rootsOf(whole).filter((name) => !rootsOf(part).includes(name))).toStrictEqual(ROOTS_BY_ID);
  expect(rootsOf(whole).filter((name) => OWN_ROOTS.includes(name))).toStrictEqual([]);
  expect(types.filter(isOwnType)).toStrictEqual([]);
  expect(printSubgraphSdl({ rootFieldsById: true })).not.toContain('nodeId');
});

test('the gateway that serves a subgraph serves its own clients the whole API', () => {
  const served = printedTypes(subgraphSchema());

  expect(served).toMatchObject(printedTypes(apiSchema()));
  expect(rootsOf(subgraphSchema())).toStrictEqual(
    [...rootsOf(apiSchema()), '_entities', '_service'].sort(),
  );
});

test('the subgraph does not describe the schema and the roots, which it shares with others', () => {
  const { definitions } = parse(printSubgraphSdl());
  const roots = definitions
    .filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION)
    .filter(({ name }) => ['Query', 'Mutation'].includes(name.value));

  expect(definitions.some(({ kind }) => kind === Kind.SCHEMA_DEFINITION)).toBe(false);
  expect(roots).toHaveLength(2);
  expect(roots.filter(({ description }) => description !== undefined)).toStrictEqual([]);
});

test('the subgraph and the supergraph say that a target is one of its keys', () => {
  const oneOf = /input TransferTargetInput [^{]*@oneOf/;

  expect(printSubgraphSdl()).toMatch(oneOf);
  expect(printSubgraphSdl()).toContain('directive @oneOf on INPUT_OBJECT');
  expect(compose().supergraphSdl).toMatch(oneOf);
});
