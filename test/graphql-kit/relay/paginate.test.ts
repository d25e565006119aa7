import { describe, expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';
import type { ConnectFailure } from '../../../src/connect/connect-failure.ts';
import type { Connection } from '../../../src/graphql-kit/relay/connection.type.ts';
import { parsePageArguments } from '../../../src/graphql-kit/relay/page-request.ts';
import { type FetchPage, paginate } from '../../../src/graphql-kit/relay/paginate.ts';

const ITEMS = Array.from({ length: 23 }, (_, index) => index);

/** How many entries the upstream puts on a page, of as many as were requested. */
type Cut = (pageSize: number, page: number) => number;

const CUTS: [string, Cut][] = [
  ['full pages', (size) => size],
  ['short pages', (size) => Math.ceil(size / 2)],
  ['every second page empty', (size, page) => (page % 2 === 0 ? 0 : size)],
  ['single entries', () => 1],
  ['six empty pages before each entry', (_, page) => (page % 7 === 6 ? 1 : 0)],
];

/** An upstream that answers by token alone, and writes down what was requested. */
function upstream(cut: Cut = (size) => size, items: readonly number[] = ITEMS) {
  const requested: [token: string | undefined, pageSize: number][] = [];
  const fetchPage: FetchPage<number> = async ({ nextToken, pageSize }) => {
    requested.push([nextToken, pageSize]);
    const [offset = 0, page = 0] = nextToken?.split('/').map(Number) ?? [];
    const end = offset + cut(pageSize, page);
    return Promise.resolve({
      ok: true,
      output: {
        items: items.slice(offset, end),
        nextToken: end < items.length ? `${end}/${page + 1}` : undefined,
        totalCount: items.length,
      },
    });
  };
  return { requested, fetchPage };
}

const read = async (
  fetchPage: FetchPage<number>,
  args: { first?: number; after?: string | null },
): Promise<Connection<number>> =>
  paginate(parsePageArguments(args, 'numbers', {}, 0).page, fetchPage);

async function walk(fetchPage: FetchPage<number>, first: number): Promise<Connection<number>[]> {
  const pages = [await read(fetchPage, { first })];
  for (;;) {
    const { hasNextPage, endCursor } = pages.at(-1)?.pageInfo ?? {};
    if (hasNextPage !== true) return pages;
    if (typeof endCursor !== 'string') throw new Error('There is more, but no way to get there');
    if (pages.length > 1000) throw new Error('There is no end');
    pages.push(await read(fetchPage, { first, after: endCursor }));
  }
}

const failing =
  (failure: ConnectFailure): FetchPage<number> =>
  () =>
    Promise.resolve({ ok: false, failure });

const rejectedBy = (exception: string, status: number): ConnectFailure => ({
  kind: 'rejected',
  exception,
  status,
  message: 'secret',
  requestId: undefined,
  retryAfterSeconds: undefined,
});

describe('paginate', () => {
  describe.each(CUTS)('over %s', (_, cut) => {
    test.each([1, 2, 3, 5, 10, 22, 23, 24, 100])(
      'visits each entry once, %d a page',
      async (first) => {
        const pages = await walk(upstream(cut).fetchPage, first);

        expect(pages.flatMap(({ nodes }) => nodes)).toStrictEqual(ITEMS);
        expect(pages.every(({ nodes }) => nodes.length <= first)).toBe(true);
      },
    );

    test.each([1, 3, 10, 23])('continues after each entry, %d a page', async (first) => {
      const { fetchPage } = upstream(cut);
      const edges = (await walk(fetchPage, first)).flatMap((page) => page.edges);

      for (const { node, cursor } of edges) {
        let page = await read(fetchPage, { first: 4, after: cursor });
        while (page.nodes.length === 0 && page.pageInfo.hasNextPage) {
          page = await read(fetchPage, { first: 4, after: page.pageInfo.endCursor });
        }
        expect(page.nodes[0]).toBe(ITEMS[node + 1]);
      }
    });

    test('makes five calls for a page at most', async () => {
      const { requested, fetchPage } = upstream(cut);

      await read(fetchPage, { first: 23 });

      expect(requested.length).toBeLessThanOrEqual(5);
    });
  });

  test('costs one call a page by endCursor, each for no more than is wanted', async () => {
    const { requested, fetchPage } = upstream();

    await walk(fetchPage, 10);

    expect(requested).toStrictEqual([
      [undefined, 10],
      ['10/1', 10],
      ['20/2', 10],
    ]);
  });

  test('asks again for what a short page lacks', async () => {
    const { requested, fetchPage } = upstream((size) => Math.ceil(size / 2));

    const { nodes } = await read(fetchPage, { first: 10 });

    expect(nodes).toHaveLength(10);
    expect(requested.map(([, size]) => size)).toStrictEqual([10, 5, 2, 1]);
  });

  test('fetches the page of a cursor in its middle again, in the same size', async () => {
    const { requested, fetchPage } = upstream();
    const { edges } = await read(fetchPage, { first: 10 });

    const page = await read(fetchPage, { first: 3, after: edges[3]?.cursor ?? null });

    expect(page.nodes).toStrictEqual([4, 5, 6]);
    expect(page.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
    expect(requested).toStrictEqual([
      [undefined, 10],
      [undefined, 10],
    ]);
  });

  test('ends the first page and the last one as Relay has it', async () => {
    const pages = await walk(upstream().fetchPage, 20);

    expect(
      pages.map(({ edges, pageInfo, totalCount }) => [edges.length, pageInfo, totalCount]),
    ).toStrictEqual(
      pages.map(({ edges }, index) => [
        [20, 3][index],
        {
          hasNextPage: index === 0,
          hasPreviousPage: index === 1,
          startCursor: edges[0]?.cursor,
          endCursor: edges.at(-1)?.cursor,
        },
        23,
      ]),
    );
  });

  test('has no cursors, and no next page, for an empty list', async () => {
    const connection = await read(upstream(undefined, []).fetchPage, {});

    expect(connection).toStrictEqual({
      edges: [],
      nodes: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
      totalCount: 0,
    });
  });

  test('continues after the end when entries were added', async () => {
    const items = [0, 1, 2];
    const { fetchPage } = upstream(undefined, items);
    const { pageInfo } = await read(fetchPage, { first: 3 });
    items.push(3);

    const before = await read(fetchPage, { first: 5, after: pageInfo.endCursor });

    expect(before.nodes).toStrictEqual([3]);
  });

  test('does not say how many there are when the upstream does not', async () => {
    const output = { items: [1], nextToken: undefined, totalCount: undefined };

    const { totalCount } = await read(() => Promise.resolve({ ok: true, output }), {});

    expect(totalCount).toBeNull();
  });

  test('returns what it has when a further call fails, and continues from there', async () => {
    const { fetchPage } = upstream(() => 4);
    let calls = 0;
    const page = await read(
      async (request) => {
        calls += 1;
        return calls === 2
          ? { ok: false, failure: rejectedBy('ThrottlingException', 429) }
          : fetchPage(request);
      },
      { first: 10 },
    );

    expect(page.nodes).toStrictEqual([0, 1, 2, 3]);
    expect(page.pageInfo.hasNextPage).toBe(true);
    const next = await read(fetchPage, { first: 4, after: page.pageInfo.endCursor });
    expect(next.nodes).toStrictEqual([4, 5, 6, 7]);
  });

  test.each<[string, boolean, ConnectFailure, string | undefined]>([
    ['a rejected token', true, rejectedBy('InvalidParameterException', 400), 'BAD_USER_INPUT'],
    ['a rejected request', true, rejectedBy('InvalidRequestException', 400), 'BAD_USER_INPUT'],
    [
      'a rejection without a token',
      false,
      rejectedBy('InvalidRequestException', 400),
      'UPSTREAM_REJECTED',
    ],
    ['an undeclared exception', false, rejectedBy('TeapotException', 418), 'UPSTREAM_REJECTED'],
    ['throttling', true, rejectedBy('ThrottlingException', 429), 'THROTTLED'],
    ['no access', true, rejectedBy('AccessDeniedException', 403), 'UPSTREAM_ACCESS_DENIED'],
    ['no answer', true, { kind: 'not-sent', cause: 'x', transient: true }, 'UPSTREAM_UNAVAILABLE'],
  ])('throws on %s', async (_, resumed, failure, code) => {
    const { pageInfo } = await read(upstream().fetchPage, { first: 5 });

    const attempt = read(failing(failure), { after: resumed ? pageInfo.endCursor : null });

    const error: unknown = await attempt.catch((thrown: unknown) => thrown);
    const seen = error instanceof GraphQLError ? error.extensions['code'] : undefined;
    expect(error).toBeInstanceOf(Error);
    expect(seen).toBe(code);
  });

  test('names the argument whose token was rejected', async () => {
    const { pageInfo } = await read(upstream().fetchPage, { first: 5 });

    const attempt = read(failing(rejectedBy('InvalidParameterException', 400)), {
      after: pageInfo.endCursor,
    });

    await expect(attempt).rejects.toMatchObject({ extensions: { fields: [{ path: ['after'] }] } });
  });
});
