import { expect, test } from '@jest/globals';
import {
  type GraphQLSchema,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isUnionType,
  printType,
} from 'graphql';
import { buildSubgraphSchema } from '../../../../src/gateway/graphql/federation/subgraph-schema.ts';
import { buildApiSchema } from '../../../../src/gateway/graphql/schema.ts';

/** What each type is, and what it does: which fields have resolvers, and whether its members are distinguished. */
function described(schema: GraphQLSchema): Record<string, unknown> {
  const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type));
  return Object.fromEntries(
    types.flatMap((type): [string, unknown][] => {
      if (isObjectType(type)) {
        return Object.entries(type.getFields()).map(([name, { type: fieldType, resolve }]) => [
          `${type.name}.${name}`,
          [String(fieldType), typeof resolve],
        ]);
      }
      if (isUnionType(type) || isInterfaceType(type)) {
        return [[type.name, [printType(type), typeof type.resolveType]]];
      }
      return [[type.name, [printType(type), isInputObjectType(type) && type.isOneOf]]];
    }),
  );
}

test('the subgraph is the API and the machinery of federation, with nothing lost or added', () => {
  const api = described(buildApiSchema());
  const subgraph = described(buildSubgraphSchema());

  expect(subgraph).toMatchObject(api);
  expect(
    Object.keys(subgraph)
      .filter((name) => !(name in api))
      .sort(),
  ).toStrictEqual(['_Any', '_Entity', '_Service.sdl', 'Query._entities', 'Query._service'].sort());
  expect(subgraph['TransferTargetInput']).toStrictEqual([expect.any(String), true]);
});
