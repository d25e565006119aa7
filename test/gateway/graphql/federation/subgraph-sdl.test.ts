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
import { printSubgraphSdl } from '../../../../src/gateway/graphql/federation/subgraph-sdl.ts';
import { apiSchema } from '../../../../src/gateway/graphql/schema.ts';

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

test('the subgraph composes with that of another team, and all types come through whole', () => {
  const composed = buildSchema(compose().publicSdl);

  expect(printedTypes(composed)).toMatchObject(printedTypes(apiSchema()));
  expect(Object.keys(composed.getQueryType()?.getFields() ?? {}).sort()).toStrictEqual(
    [...Object.keys(apiSchema().getQueryType()?.getFields() ?? {}), 'employee'].sort(),
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
