import { describe, expect, test } from '@jest/globals';
import { sha256 } from '../../../../src/gateway/admission/persisted-documents/manifest.ts';
import { exception, relay } from '../../../support/answers.ts';
import { holdAnswer } from '../../../support/held-answer.ts';
import { CONTACTS, QUEUES } from '../../../support/ids.ts';
import { startWorld, type World, type WorldOptions } from '../../../support/world.ts';

const CONTACT = `{ contact(id: "${CONTACTS.unassignedTask}") { queue { name } } }`;
const TWO_CONTACTS = `{
  one: contact(id: "${CONTACTS.voice}") { id }
  other: contact(id: "${CONTACTS.chat}") { id }
}`;
const LIST = '{ queues { nodes { name } } }';
const DESTINATIONS = `{
  transferDestinations(contactId: "${CONTACTS.unassignedTask}") {
    nodes { name queue { name } user { username } contactFlow { name } }
  }
}`;
const TRANSFER = `mutation {
  transferContact(input: {
    contactId: "${CONTACTS.unassignedTask}", target: { queueId: "${QUEUES.billing}" }
  }) { __typename ... on TransferContactSuccess { contact { queue { name } } } }
}`;

const ASK = { 'x-include-cost': 'true' };
const JSON_TYPE = { 'content-type': 'application/json' };
const NOTHING = {
  maxUpstreamCalls: 0,
  maxAttempts: 0,
  answerSize: 0,
  points: 1,
  upstreamCalls: 0,
  attempts: 0,
  cacheHits: 0,
  quotaWaitMs: 0,
};

/** The real cost of answers without a wait. What the event loop holds up by chance is none. */
const costs = (cost: object): object => ({
  cost: {
    ...NOTHING,
    maxUpstreamCalls: expect.any(Number),
    maxAttempts: expect.any(Number),
    answerSize: expect.any(Number),
    points: expect.any(Number),
    ...cost,
    quotaWaitMs: expect.any(Number),
  },
});

interface Answer {
  readonly headers: Headers;
  readonly data?: unknown;
  readonly errors?: readonly { readonly extensions: Record<string, unknown> }[];
  readonly extensions?: { readonly cost: Record<keyof typeof NOTHING, number> };
}

const start = ({ gateway, ...options }: WorldOptions = {}): Promise<World> =>
  startWorld({ ...options, gateway: { costExtension: true, ...gateway } });

async function ask({ client }: World, query: string, headers: object = ASK): Promise<Answer> {
  return post(client.url, { query }, headers);
}

async function post(url: string, members: object, headers: object = ASK): Promise<Answer> {
  return read(
    await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { ...JSON_TYPE, ...headers },
      body: JSON.stringify(members),
    }),
  );
}

async function get(url: string, members: Record<string, string>): Promise<Answer> {
  const search = new URLSearchParams(members).toString();
  return read(await fetch(`${url}/graphql?${search}`, { headers: { ...JSON_TYPE, ...ASK } }));
}

async function read(response: Response): Promise<Answer> {
  return { headers: response.headers, ...((await response.json()) as object) };
}

/** Resolves when a request has joined what another is reading of the directory. */
async function joined({ client }: World): Promise<void> {
  let metrics: string;
  do {
    metrics = await (await fetch(`${client.url}/metrics`)).text();
  } while (!/^gateway_directory_lookups_total\{.*outcome="hit"\} 1$/m.test(metrics));
}

describe('the cost of an answer', () => {
  test.each([
    ['a query', CONTACT, 2],
    ['a list of the directory', LIST, 1],
    ['a transfer, with what is read after it', TRANSFER, 3],
    ['a rejection, with what is read to explain it', TRANSFER.replace(QUEUES.billing, 'none'), 5],
    ['a transfer that is not sent', TRANSFER.replace(QUEUES.billing, ''), 0],
    ['a query that reads nothing', '{ __typename }', 0],
    ['a document that cannot be parsed', '{', 0],
    ['a document that cannot be run', '{ nothing }', 0],
  ])('reports the calls of %s', async (_, query, calls) => {
    await using world = await start();

    const { extensions } = await ask(world, query);

    expect(extensions).toStrictEqual(costs({ upstreamCalls: calls, attempts: calls }));
    expect(world.upstream.calls).toHaveLength(calls);
  });

  test.each([
    ['a queue', CONTACT, { upstreamCalls: 1, attempts: 1, cacheHits: 1 }],
    ['a list', LIST, { cacheHits: 1 }],
    // What the queue offers; its four quick connects; two queues and two users; the list of flows.
    ['where a contact can go', DESTINATIONS, { upstreamCalls: 1, attempts: 1, cacheHits: 10 }],
  ])('reports what the caches had of %s', async (_, query, cost) => {
    await using world = await start();

    await ask(world, query);
    const { extensions } = await ask(world, query);

    expect(extensions).toStrictEqual(costs(cost));
  });

  test('is that of the request alone, also when two share a call', async () => {
    await using world = await start();
    const held = holdAnswer(relay);
    world.upstream.answerNext('DescribeQueue', held.answer);

    const first = ask(world, CONTACT);
    await held.requested;
    const second = ask(world, CONTACT);
    await joined(world);
    held.release();

    expect([(await first).extensions, (await second).extensions]).toStrictEqual([
      costs({ upstreamCalls: 2, attempts: 2 }),
      costs({ upstreamCalls: 1, attempts: 1, cacheHits: 1 }),
    ]);
  });

  test('counts retries as attempts of one call', async () => {
    await using world = await start({ maxAttempts: 2 });
    world.upstream.answerNext('DescribeQueue', exception('InternalServiceException', 500));

    const { extensions } = await ask(world, CONTACT);

    expect(extensions).toStrictEqual(costs({ upstreamCalls: 2, attempts: 3 }));
  });

  test('reports how long calls waited for quota', async () => {
    const rates = new Map([['DescribeContact', { perSecond: 5, burst: 1 }]]);
    await using world = await start({ gateway: { rates: { rates, share: 1 } } });

    const sent = performance.now();
    const { extensions } = await ask(world, TWO_CONTACTS);
    const milliseconds = performance.now() - sent;

    const { quotaWaitMs = 0 } = extensions?.cost ?? {};
    expect(extensions).toStrictEqual(costs({ upstreamCalls: 2, attempts: 2 }));
    expect(quotaWaitMs).toBeGreaterThan(50);
    expect(quotaWaitMs).toBeLessThan(milliseconds);
    expect(quotaWaitMs).toBe(Math.round(quotaWaitMs));
  });

  test('has no attempt for a call that found no quota', async () => {
    const rates = new Map([['DescribeContact', { perSecond: 0.01, burst: 1 }]]);
    await using world = await start({ gateway: { rates: { rates, share: 1 } } });

    const { errors, extensions } = await ask(world, TWO_CONTACTS);

    expect(errors).toMatchObject([{ extensions: { code: 'THROTTLED' } }]);
    expect(extensions).toStrictEqual(costs({ upstreamCalls: 2, attempts: 1 }));
  });

  test('is returned by GET, and for persisted documents', async () => {
    const id = sha256(LIST);
    const documents = new Map([[id, LIST]]);
    await using world = await start({
      gateway: { persistedDocuments: { mode: 'only', documents } },
    });
    const { url } = world.client;

    const answers = [
      await post(url, { documentId: `sha256:${id}` }),
      await get(url, { documentId: id }),
      await get(url, {
        extensions: JSON.stringify({ persistedQuery: { version: 1, sha256Hash: id } }),
      }),
    ];

    expect(answers.map(({ extensions }) => extensions)).toStrictEqual([
      costs({ upstreamCalls: 1, attempts: 1 }),
      costs({ cacheHits: 1 }),
      costs({ cacheHits: 1 }),
    ]);
  });
});

describe('a response has no cost', () => {
  test.each([{}, { 'x-include-cost': '' }, { 'x-include-cost': 'false' }])(
    'to a caller who sends %j',
    async (headers) => {
      await using world = await start();

      expect(await ask(world, LIST, headers)).not.toHaveProperty('extensions');
    },
  );

  test('when the extension is off', async () => {
    await using world = await start({ gateway: { costExtension: false } });

    const answer = await ask(world, LIST);

    expect(answer).not.toHaveProperty('extensions');
    expect(answer.headers.get('vary')).not.toContain('x-include-cost');
  });
});

test('a response with its cost is not cached, nor confused with one without', async () => {
  await using world = await start();

  const plain = await ask(world, LIST, {});
  const withCost = await ask(world, LIST);

  expect(
    [plain, withCost].map(({ headers }) => [headers.get('cache-control'), headers.get('vary')]),
  ).toStrictEqual([
    ['max-age=30, private', expect.stringContaining('x-include-cost')],
    ['no-store', expect.stringContaining('x-include-cost')],
  ]);
});
