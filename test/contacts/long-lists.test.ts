import { describe, expect, test } from '@jest/globals';
import type { GraphQLFormattedError } from 'graphql';
import { PAGES_BY_IDS, PAGES_OF_WHOLE_LIST } from '../../src/connect/read-all.ts';
import { parseSeed } from '../../src/emulator/seed.ts';
import { raw } from '../support/answers.ts';
import type { Answer } from '../support/exchange.ts';
import { CONTACTS, FLOWS, INSTANCE_ID } from '../support/ids.ts';
import { startWorld, type World } from '../support/world.ts';

const COUNT = 612;

/** A queue with more quick connects than are read of any list, one in six of them a phone number. */
const SEED = parseSeed({
  instances: [{ id: INSTANCE_ID }],
  contactFlows: [{ id: 'f', name: 'To queue', type: 'QUEUE_TRANSFER' }],
  queues: [
    { id: 'q', name: 'Queue', quickConnectIds: Array.from({ length: COUNT }, (_, n) => `qc-${n}`) },
  ],
  quickConnects: Array.from({ length: COUNT }, (_, n) =>
    n % 6 === 0
      ? { id: `qc-${n}`, name: `Phone ${n}`, type: 'PHONE_NUMBER', phoneNumber: '+15550100' }
      : { id: `qc-${n}`, name: `Place ${n}`, type: 'QUEUE', queueId: 'q', contactFlowId: 'f' },
  ),
  contacts: [{ id: 'c', queueId: 'q', initiationTimestamp: -60 }],
});
const PLACES = Array.from({ length: COUNT }, (_, n) => n).filter((n) => n % 6 !== 0);

interface Page {
  readonly totalCount: number | null;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly { readonly name: string }[];
}

async function destinations({ client }: World, variables: object): Promise<Page> {
  const data = await client.data(
    `query ($first: Int, $after: String, $search: String) {
      transferDestinations(contactId: "c", first: $first, after: $after, search: $search) {
        totalCount pageInfo { hasNextPage endCursor } nodes { name }
      }
    }`,
    { ...variables },
  );
  return data['transferDestinations'] as Page;
}

const listings = (world: World): number => callsOf(world, 'ListQueueQuickConnects');

describe('a queue with more than 500 quick connects', () => {
  test('has a first page, for one read of the list', async () => {
    await using world = await startWorld({ emulator: { seed: SEED } });

    const page = await destinations(world, { first: 5 });

    expect(page.nodes).toStrictEqual([1, 2, 3, 4, 5].map((n) => ({ name: `Place ${n}` })));
    expect(page).toMatchObject({ totalCount: null, pageInfo: { hasNextPage: true } });
    expect(listings(world)).toBe(1);
  });

  test('has all of them, each once, page by page', async () => {
    await using world = await startWorld({ emulator: { seed: SEED } });

    const seen: string[] = [];
    let after: string | null = null;
    let hasNextPage = true;
    while (hasNextPage) {
      const page: Page = await destinations(world, { first: 70, after });
      seen.push(...page.nodes.map(({ name }) => name));
      ({ endCursor: after, hasNextPage } = page.pageInfo);
    }

    expect(seen).toStrictEqual(PLACES.map((n) => `Place ${n}`));
    // Further pages come out of what other requests have read.
    expect(listings(world)).toBe(Math.ceil(COUNT / 100));
  });

  test('is searched to its end, by as many pages as it takes', async () => {
    await using world = await startWorld({ emulator: { seed: SEED } });

    const first = await destinations(world, { search: 'Place 611' });
    const second = await destinations(world, {
      search: 'Place 611',
      after: first.pageInfo.endCursor,
    });

    expect(first).toMatchObject({ nodes: [], pageInfo: { hasNextPage: true } });
    expect(second).toMatchObject({
      nodes: [{ name: 'Place 611' }],
      pageInfo: { hasNextPage: false },
    });
  });

  test('is counted once all of it was read', async () => {
    const few = { ...SEED, queues: SEED.queues.map((queue) => ({ ...queue })) };
    for (const queue of few.queues) queue.quickConnectIds = queue.quickConnectIds.slice(0, 120);
    await using world = await startWorld({ emulator: { seed: few } });

    const { totalCount, nodes } = await destinations(world, { first: 100 });

    expect([totalCount, nodes.length]).toStrictEqual([100, 100]);
  });
});

describe("a list that is longer than the gateway's own limit is not reported as a failure of Connect", () => {
  const TASK = CONTACTS.unassignedTask;

  /** Each page holds the same, and there is always one more. */
  function endless(page: object): Answer {
    let pages = 0;
    return async (exchange) => {
      pages += 1;
      await raw(200, JSON.stringify({ ...page, NextToken: `after ${pages}` }))(exchange);
    };
  }

  test.each([
    ['the chain of a contact', 'transfers { id }', 'ListAssociatedContacts'],
    ['the references of a contact', 'references { name }', 'ListContactReferences'],
  ])('%s', async (_, selection, operation) => {
    await using world = await startWorld();
    world.upstream.answerAll(operation, endless({}));

    const { data, errors } = await world.client.send(
      `{ contact(id: "${TASK}") { channel ${selection} } }`,
    );

    const [field = ''] = selection.split(' ');
    const about = { code: 'LIST_TOO_LONG', limit: { name: 'pages', max: PAGES_OF_WHOLE_LIST } };
    expect(data).toStrictEqual({ contact: { channel: 'TASK', [field]: null } });
    expect(errors).toMatchObject([{ extensions: about }]);
    expect(callsOf(world, operation)).toBe(PAGES_OF_WHOLE_LIST);
    expect(world.log).toContainEqual(
      expect.objectContaining({ level: 40, failedField: { field, ...about, count: 1 } }),
    );
  });

  test('a flow that is not among those that were read is not said to be unknown, and the others are found', async () => {
    await using world = await startWorld();
    world.upstream.answerAll(
      'ListContactFlows',
      endless({
        ContactFlowSummaryList: [
          { Id: FLOWS.queueTransfer, Arn: 'arn', ContactFlowType: 'QUEUE_TRANSFER' },
        ],
      }),
    );

    const { data, errors } = await world.client.send(
      '{ quickConnects { nodes { type contactFlow { type } } } }',
    );

    const { nodes } = (data as { quickConnects: { nodes: object[] } }).quickConnects;
    expect(nodes).toContainEqual({ type: 'QUEUE', contactFlow: { type: 'QUEUE_TRANSFER' } });
    expect(nodes).toContainEqual({ type: 'USER', contactFlow: null });
    expect(codesOf(errors)).toStrictEqual(['LIST_TOO_LONG']);
    expect(callsOf(world, 'ListContactFlows')).toBe(PAGES_OF_WHOLE_LIST);
  });

  test.each([
    ['users', 'SearchUsers', '{ quickConnects { nodes { user { username } } } }'],
    ['the state of users', 'GetCurrentUserData', '{ users { nodes { availability { status } } } }'],
    [
      'the figures of queues',
      'GetCurrentMetricData',
      '{ queues { nodes { metrics { agentsOnline } } } }',
    ],
  ])(
    '%s that a read by ids did not come to are not said to be absent',
    async (_, operation, query) => {
      await using world = await startWorld();
      world.upstream.answerAll(operation, endless({}));

      const { data, errors } = await world.client.send(query);

      expect(Object.values(data ?? {})).not.toContain(null);
      expect(codesOf(errors)).toStrictEqual(['LIST_TOO_LONG']);
      expect(callsOf(world, operation)).toBe(PAGES_BY_IDS);
    },
  );
});

function callsOf({ upstream }: World, operation: string): number {
  return upstream.calls.filter((call) => call.operation === operation).length;
}

function codesOf(errors: readonly GraphQLFormattedError[]): unknown[] {
  return [...new Set(errors.map(({ extensions }) => extensions?.['code']))];
}
