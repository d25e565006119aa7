import { describe, expect, test } from '@jest/globals';
import type { Connection } from '../../../src/graphql-kit/relay/connection.type.ts';
import { INSTANCE_ID, UNKNOWN_ID } from '../../support/ids.ts';
import { exception } from '../../support/recording-proxy.ts';
import { startWorld } from '../../support/world.ts';

const LISTS = [
  ['queues', 'SearchQueues'],
  ['users', 'SearchUsers'],
  ['contactFlows', 'SearchContactFlows'],
  ['quickConnects', 'SearchQuickConnects'],
] as const;

describe.each(LISTS)('Query.%s', (list, operation) => {
  const query = `query ($search: String, $first: Int, $after: String, $instanceId: ID) {
    list: ${list}(search: $search, first: $first, after: $after, instanceId: $instanceId) {
      nodes { id } totalCount pageInfo { hasNextPage endCursor }
    }
  }`;

  test('has each entry once, by one call a page', async () => {
    await using world = await startWorld();
    const read = async (variables: object) => {
      const data = await world.client.data(query, { ...variables });
      return data['list'] as Connection<{ id: string }>;
    };
    const all = await read({ first: 100 });

    const pages = [await read({ first: 3 })];
    while (pages.at(-1)?.pageInfo.hasNextPage === true) {
      pages.push(await read({ first: 3, after: pages.at(-1)?.pageInfo.endCursor }));
    }

    expect(pages.flatMap(({ nodes }) => nodes)).toStrictEqual(all.nodes);
    expect(pages.length).toBeGreaterThan(1);
    expect(all.totalCount).toBe(all.nodes.length);
    expect(world.upstream.operations()).toStrictEqual([all, ...pages].map(() => operation));
  });

  test.each([undefined, null, ''])('is not restricted by the text %p', async (search) => {
    await using world = await startWorld();

    await world.client.data(query, { search });

    expect(world.upstream.calls.map(({ body }) => body)).toStrictEqual([
      { InstanceId: INSTANCE_ID, MaxResults: 25 },
    ]);
  });

  test.each<[string, object, string]>([
    ['a text of one character', { search: 'a' }, 'search'],
    ['a text of 26 characters', { search: 'a'.repeat(26) }, 'search'],
    ['a first of 101', { first: 101 }, 'first'],
    ['a garbled cursor', { after: 'garbage' }, 'after'],
    ['an instance that is not allowed', { instanceId: UNKNOWN_ID }, 'instanceId'],
  ])('rejects %s before Connect is called', async (_, variables, path) => {
    await using world = await startWorld();

    const { data, errors } = await world.client.send(query, { ...variables });

    expect(data).toStrictEqual({ list: null });
    expect(errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', fields: [{ path: [path] }] } },
    ]);
    expect(world.upstream.calls).toStrictEqual([]);
  });

  test('rejects the cursor of another search', async () => {
    await using world = await startWorld();
    const { list: page } = await world.client.data(query, { first: 1 });
    const { endCursor } = (page as Connection<unknown>).pageInfo;

    const { errors } = await world.client.send(query, { after: endCursor, search: 'other' });

    expect(errors).toMatchObject([{ extensions: { fields: [{ path: ['after'] }] } }]);
    expect(world.upstream.calls).toHaveLength(1);
  });

  test('is null with an error of its own on throttling', async () => {
    await using world = await startWorld();
    world.upstream.answerNext(operation, exception('ThrottlingException', 429));

    const { data, errors } = await world.client.send(query);

    expect(data).toStrictEqual({ list: null });
    expect(errors).toMatchObject([{ extensions: { code: 'THROTTLED' } }]);
  });
});
