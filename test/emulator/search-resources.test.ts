import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Emulator } from '../../src/emulator/emulator.ts';
import { parseSeed } from '../../src/emulator/seed.ts';
import { closeEmulators, send, start } from './support/wire.ts';

afterEach(closeEmulators);

/** As many of one kind that the largest page cannot hold them all. */
const many = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `r-${String(index).padStart(3, '0')}`);
const named = (ids: readonly string[]) => ids.map((id) => ({ id, name: `Name of ${id}` }));

const searches = [
  {
    operation: 'search-queues',
    collection: 'queues',
    items: named(many(501)),
    list: 'Queues',
    id: 'QueueId',
    field: 'resourceID',
    largest: 500,
  },
  {
    operation: 'search-users',
    collection: 'users',
    items: many(501).map((id) => ({ id, username: id })),
    list: 'Users',
    id: 'Id',
    field: 'resourceId',
    largest: 500,
  },
  {
    operation: 'search-routing-profiles',
    collection: 'routingProfiles',
    items: named(many(501)),
    list: 'RoutingProfiles',
    id: 'RoutingProfileId',
    field: 'resourceID',
    largest: 500,
  },
  {
    operation: 'search-quick-connects',
    collection: 'quickConnects',
    items: named(many(101)).map((one) => ({
      ...one,
      type: 'PHONE_NUMBER',
      phoneNumber: '+12025550100',
    })),
    list: 'QuickConnects',
    id: 'QuickConnectId',
    field: 'resourceID',
    largest: 100,
  },
  {
    operation: 'search-contact-flows',
    collection: 'contactFlows',
    items: named(many(101)),
    list: 'ContactFlows',
    id: 'Id',
    field: undefined,
    largest: 100,
  },
];

describe.each(searches)('$operation', ({ operation, collection, items, list, id, ...search }) => {
  const seed = parseSeed({
    instances: [{ id: 'i' }],
    [collection]: items.map((item, index) => ({
      ...item,
      tags: index < 3 ? { team: index === 0 ? 'red' : 'blue' } : {},
    })),
  });
  let emulator: Emulator;
  beforeEach(async () => {
    emulator = await start({ seed });
  });
  const find = async (change: object) => {
    const answer = await send(emulator, {
      path: `/${operation}`,
      body: { InstanceId: 'i', ...change },
    });
    const found = (answer.body[list] ?? []) as Record<string, unknown>[];
    return { ...answer, found: found.map((one) => one[id]), token: answer.body['NextToken'] };
  };

  test('gives the largest page, then the rest', async () => {
    const { body, found, token } = await find({ MaxResults: search.largest });
    expect(found).toHaveLength(search.largest);
    expect(body['ApproximateTotalCount']).toBe(search.largest + 1);
    const rest = await find({ MaxResults: search.largest, NextToken: token });
    expect(rest.found).toStrictEqual([items.at(-1)?.id]);
    expect(rest.token).toBeUndefined();
  });

  test('gives pages of 100 when no size is requested', async () => {
    expect((await find({})).found).toHaveLength(100);
  });

  test('rejects a token that was given for other criteria', async () => {
    const { token } = await find({ MaxResults: 1 });
    const filter = { SearchFilter: { TagFilter: { TagCondition: { TagKey: 'team' } } } };
    const { errorType } = await find({ MaxResults: 1, NextToken: token, ...filter });
    expect(errorType).toBe('InvalidParameterException');
  });

  const condition = (TagValue?: string) => ({ TagKey: 'team', TagValue });
  const tagged = [
    { filter: { TagCondition: condition('red') }, numbers: [0] },
    { filter: { TagCondition: condition() }, numbers: [0, 1, 2] },
    { filter: { AndConditions: [condition(), condition('blue')] }, numbers: [1, 2] },
    {
      filter: { OrConditions: [[condition('red')], [condition('blue'), condition('green')]] },
      numbers: [0],
    },
    { filter: { OrConditions: [] }, numbers: [...Array(100).keys()] },
  ];
  test.each(tagged)('filters by the tags $filter', async ({ filter: TagFilter, numbers }) => {
    const { found } = await find({ SearchFilter: { TagFilter } });
    expect(found).toStrictEqual(numbers.map((number) => items[number]?.id));
  });

  test('takes a hundred ids at once', async () => {
    const { field } = search;
    const wanted = items.slice(0, 100).map((item) => item.id);
    const OrConditions = wanted.map((Value) => ({
      StringCondition: { FieldName: field, Value, ComparisonType: 'EXACT' },
    }));
    const { found, status } = await find({ SearchCriteria: { OrConditions } });
    expect({ status, found }).toStrictEqual(
      field === undefined ? { status: 400, found: [] } : { status: 200, found: wanted },
    );
  });
});
