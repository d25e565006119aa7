import { expect, test } from '@jest/globals';
import {
  type GraphQLField,
  isListType,
  isObjectType,
  getNamedType,
  getNullableType,
} from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { COSTS } from '../../../src/api/costs.ts';
import { buildSubgraphSchema } from '../../../src/gateway/federation/subgraph-schema.ts';

const schema = buildSubgraphSchema();

const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
  isObjectType(type) && !type.name.startsWith('__')
    ? Object.values(type.getFields()).map((field) => ({ type, field }))
    : [],
);
const declares = ({ extensions }: GraphQLField<unknown, unknown>): boolean => COSTS in extensions;

test('each root field declares what it costs', () => {
  const roots = [schema.getQueryType(), schema.getMutationType()];

  const silent = fields
    .filter(({ type, field }) => roots.some((root) => root === type) && !declares(field))
    .map(({ field }) => field.name);

  expect(silent).toStrictEqual([]);
});

test('each field with a resolver of its own declares what it costs', () => {
  const resolvers = getMetadataStorage().fieldResolvers.filter(({ kind }) => kind === 'external');
  const names = new Set(resolvers.map(({ schemaName }) => schemaName));

  const declaring = new Set(
    fields.filter(({ field }) => declares(field)).map(({ field }) => field.name),
  );

  expect(names.size).toBeGreaterThan(10);
  expect([...names].filter((name) => !declaring.has(name))).toStrictEqual([]);
});

test('each list, of whose entries more can be asked, is one whose length is counted', () => {
  const costly = fields.filter(({ field }) => declares(field)).map(({ type }) => type.name);

  const lists = fields
    .filter(({ field }) => isListType(getNullableType(field.type)))
    .filter(({ field }) => costly.includes(getNamedType(field.type).name))
    .map(({ type, field }) => `${type.name}.${field.name}`)
    // The lists of a connection have the length of its page.
    .filter((name) => !/^\w+Connection\.(nodes|edges)$/.test(name));

  expect(lists).toStrictEqual(['Contact.transfers']);
});
