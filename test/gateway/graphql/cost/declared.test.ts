import { expect, test } from '@jest/globals';
import { type GraphQLField, isListType, isObjectType, getNullableType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { subgraphSchema } from '../../../../src/gateway/graphql/federation/subgraph-schema.ts';
import { UPSTREAM_COST, type CostOfField } from '../../../../src/graphql-kit/cost/upstream-cost.ts';
import { TERMS } from './max-cost.ts';

const schema = subgraphSchema();

const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
  isObjectType(type) && !type.name.startsWith('__')
    ? Object.values(type.getFields()).map((field) => ({ type, field }))
    : [],
);
const declares = ({ extensions }: GraphQLField<unknown, unknown>): boolean =>
  UPSTREAM_COST in extensions;

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

test('each list declares its length', () => {
  const lists = fields
    .filter(({ field }) => isListType(getNullableType(field.type)))
    // The lists of a connection have the length of its page.
    .filter(
      ({ type, field }) => !type.name.endsWith('Connection') || !/nodes|edges/.test(field.name),
    );

  const undeclared = lists.filter(({ field }) => {
    const cost = field.extensions[UPSTREAM_COST] as CostOfField | undefined;
    const args = { representations: [{ __typename: 'User', id: 1 }] };
    const { returns: returns = [] } =
      cost?.({ args, terms: TERMS, selectsOnly: () => false }) ?? {};
    return !returns.some(({ entries }) => entries !== undefined);
  });

  expect(lists.length).toBeGreaterThan(10);
  expect(undeclared.map(({ type, field }) => `${type.name}.${field.name}`)).toStrictEqual([]);
});
