import { describe, expect, test } from '@jest/globals';
import { type GraphQLObjectType, isObjectType } from 'graphql';
import { needsOfField } from '../../src/gateway/authorization/needs-of-field.ts';
import { buildSubgraphSchema } from '../../src/gateway/federation/subgraph-schema.ts';
import { NEEDS, neededBy } from './support/needs.ts';

const schema = buildSubgraphSchema();
const objects = Object.values(schema.getTypeMap()).filter(
  (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
);
const declaring = objects.filter(({ name }) => name in NEEDS);

describe('what fields need', () => {
  test.each(
    declaring.flatMap((type) => Object.keys(type.getFields()).map((name) => [type.name, name])),
  )('%s.%s declares it', (typeName = '', fieldName = '') => {
    const type = schema.getType(typeName) as GraphQLObjectType;

    expect(needsOfField(type, fieldName)).toStrictEqual(neededBy(typeName, fieldName));
    expect(neededBy(typeName, fieldName)?.length).toBeGreaterThan(0);
  });

  test('is in the table for each root type and each entity', () => {
    const entities = schema.getType('_Entity');
    const members = entities && 'getTypes' in entities ? entities.getTypes() : [];

    expect(Object.keys(NEEDS)).toStrictEqual(
      expect.arrayContaining(['Query', 'Mutation', ...members.map(({ name }) => name)]),
    );
    expect(members).toHaveLength(6);
  });
});
