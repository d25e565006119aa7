import { describe, expect, test } from '@jest/globals';
import type { Connection } from '../../../src/graphql-kit/relay/connection.type.ts';
import { exception } from '../../support/recording-proxy.ts';
import { startWorld, type World } from '../../support/world.ts';

const QUERY = `query ($filter: ContactFilterInput, $first: Int, $after: String) {
  contacts(filter: $filter, first: $first, after: $after) {
    edges { cursor } nodes { id } totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

async function read(world: World, variables: object): Promise<Connection<{ id: string }>> {
  const { contacts } = await world.client.data(QUERY, { ...variables });
  return contacts as Connection<{ id: string }>;
}

describe('paging through contacts', () => {
  test('finds each contact once, by one call a page, with the same default range', async () => {
    await using world = await startWorld();
    const all = (await read(world, { first: 100 })).nodes;
    const before = world.upstream.calls.length;

    const pages = [await read(world, { first: 5 })];
    while (pages.at(-1)?.pageInfo.hasNextPage === true) {
      pages.push(await read(world, { first: 5, after: pages.at(-1)?.pageInfo.endCursor }));
    }

    expect(pages.flatMap(({ nodes }) => nodes)).toStrictEqual(all);
    expect(new Set(pages.map(({ totalCount }) => totalCount))).toStrictEqual(new Set([all.length]));
    const calls = world.upstream.calls.slice(before);
    expect(calls).toHaveLength(pages.length);
    expect(new Set(calls.map(({ body }) => JSON.stringify(body?.['TimeRange']))).size).toBe(1);
    expect(calls.map(({ body }) => body?.['MaxResults'])).toStrictEqual(pages.map(() => 5));
  });

  test('continues after any edge', async () => {
    await using world = await startWorld();
    const { edges, nodes } = await read(world, { first: 8 });

    const page = await read(world, { first: 3, after: edges[2]?.cursor });

    expect(page.nodes).toStrictEqual(nodes.slice(3, 6));
    expect(page.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
  });

  test.each([
    ['a garbled cursor', () => ({ after: 'garbage' })],
    ['an empty cursor', () => ({ after: '' })],
    ['a cursor of another filter', (after: string) => ({ after, filter: { active: true } })],
  ])('rejects %s before Connect is called', async (_, variables) => {
    await using world = await startWorld();
    const { pageInfo } = await read(world, { first: 2 });

    const { data, errors } = await world.client.send(QUERY, {
      ...variables(pageInfo.endCursor ?? ''),
    });

    expect(data).toStrictEqual({ contacts: null });
    expect(errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', fields: [{ path: ['after'] }] } },
    ]);
    expect(world.upstream.operations()).toStrictEqual(['SearchContacts']);
  });

  test.each(['InvalidParameterException', 'InvalidRequestException'])(
    'says that a cursor has expired when Connect rejects its token with %s',
    async (name) => {
      await using world = await startWorld();
      const { pageInfo } = await read(world, { first: 2 });
      world.upstream.answerNext('SearchContacts', exception(name, 400));

      const { errors } = await world.client.send(QUERY, { after: pageInfo.endCursor });

      expect(errors).toMatchObject([
        {
          message: expect.stringContaining('after has expired in Amazon Connect'),
          extensions: { code: 'BAD_USER_INPUT', fields: [{ path: ['after'] }] },
        },
      ]);
    },
  );

  test('says that a cursor has expired when the embedded Connect has let its token expire', async () => {
    await using world = await startWorld({ emulator: { pageTokenTtlMs: 0 } });
    const { pageInfo } = await read(world, { first: 2 });

    const { errors } = await world.client.send(QUERY, { after: pageInfo.endCursor });

    expect(errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', fields: [{ path: ['after'] }] } },
    ]);
    expect(world.upstream.operations()).toStrictEqual(['SearchContacts', 'SearchContacts']);
  });

  test.each([0, -1, 101])('rejects a first of %d', async (first) => {
    await using world = await startWorld();

    const { errors } = await world.client.send(QUERY, { first });

    expect(errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', fields: [{ path: ['first'] }] } },
    ]);
    expect(world.upstream.calls).toStrictEqual([]);
  });
});
