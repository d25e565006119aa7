import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { bearer, EVERY_SCOPE, startTestIssuer } from '../../test/auth/support/test-issuer.ts';
import { prepare } from '../../test/contacts/operations/matrix/support/cell.ts';
import { TABLE } from '../../test/contacts/operations/matrix/support/operations.ts';
import { Canaries } from '../../test/gateway/canaries/support/canaries.ts';
import {
  customerPaths,
  customerTexts,
} from '../../test/gateway/canaries/support/customer-texts.ts';
import {
  PATIENT_MS,
  type RedisServer,
  startRedisServer,
} from '../../test/redis/support/redis-server.ts';
import { warmUp } from '../../test/reliability/support/faulty-world.ts';
import type { Answer } from '../../test/support/exchange.ts';
import { FAULTS } from '../../test/support/faults.ts';
import { INSTANCE_ID } from '../../test/support/ids.ts';
import { poll } from '../../test/support/poll.ts';
import type { World } from '../../test/support/world.ts';
import { canaryCentre, CENTRE } from './support/canary-centre.ts';
import { documentedKeys, dump, type Dumped } from './support/dump.ts';
import { fillBuckets, type Gateways, startGateways, untilRedis } from './support/gateways.ts';

const DAY_MS = 86_400_000;
const ADDRESS = '203.0.113.7';
const SIX = '2001:db8:77:78:79:7a:7b:7c';

const canaries = new Canaries();
const at = (place: string): string => canaries.at(place);

/** Everything that can be read, with all texts. */
const READ = `query ($id: ID!) {
  instance { id arn alias accessUrl }
  queues { nodes { id name description } }
  users { nodes { username firstName lastName routingProfile { name description } } }
  contactFlows { nodes { name } }
  agentStatuses { nodes { name lastModifiedTime } }
  quickConnects { nodes { name description phoneNumber } }
  contact(id: $id) {
    name
    description
    attributes { key value }
    tags { key value }
    references { name value }
    queue { name description metrics { contactsInQueue } }
    agent { username routingProfile { name description } availability { status } }
  }
  transferDestinations(contactId: $id) {
    nodes { name description user { username } queue { name } contactFlow { name } phoneNumber }
  }
}`;

/** Search terms of users. */
const SEARCH = `{
  queues(search: "${at('typed for a queue')}", tags: [{ key: "k", value: "${at('a tag of a filter')}" }]) { nodes { id } }
  users(search: "${at('typed for a user')}") { nodes { id } }
  contactFlows(search: "${at('typed for a flow')}") { nodes { id } }
  quickConnects(search: "${at('typed for a quick connect')}") { nodes { id } }
  transferDestinations(contactId: "${CENTRE.tasks[0] ?? ''}", search: "${at('typed for a place')}") { nodes { id } }
  contacts(filter: {
    name: { text: ["${at('typed for a contact')}"] }
    attributes: { criteria: [{ key: "${at('the key of a filter')}", values: ["${at('a value of a filter')}"] }] }
    tags: [{ key: "k", value: "${at('a tag of a filter')}" }]
  }) { nodes { id } }
}`;

const TRANSFER = `mutation ($input: TransferContactInput!) {
  transferContact(input: $input) {
    __typename
    ... on ContactError { message }
    ... on ContactRequestRejectedError { connectMessage }
  }
}`;

/** A message of Connect, with a secret in it. */
const rejection =
  (exception: string, status: number): Answer =>
  ({ response }) => {
    const headers = { 'content-type': 'application/json', 'x-amzn-errortype': exception };
    const Message = at(`Connect's message of ${exception}`);
    response.writeHead(status, headers).end(JSON.stringify({ Message }));
  };

/** The outcomes of transfers, each with its own token. */
const TRANSFERS: readonly (readonly [name: string, answers: readonly Answer[]])[] = [
  ['is done', []],
  ['is rejected', [rejection('InvalidRequestException', 400)]],
  ['is not allowed', [rejection('AccessDeniedException', 403)]],
  ['is throttled', [rejection('ThrottlingException', 429)]],
  ['fails', [rejection('InternalServiceException', 500)]],
  ['is done and not answered', [FAULTS.resetAfter]],
  ['is never seen', [FAULTS.resetBefore]],
];

type Send = (world: World, query: string, variables?: object) => Promise<unknown>;

/** Makes two gateways do everything that they can do, once on either side. */
async function useAll({ all: [one, two], upstream }: Gateways, send: Send): Promise<void> {
  for (const world of [one, two]) {
    for (const id of [CENTRE.tasks[0], CENTRE.call]) await send(world, READ, { id });
    await send(world, SEARCH);
  }
  for (const [index, [name, answers]] of TRANSFERS.entries()) {
    const clientToken = at(`the token of a transfer that ${name}`);
    const target = { queueId: CENTRE.otherQueue };
    const input = { contactId: CENTRE.tasks[index], target, clientToken };
    upstream.answerNext('TransferContact', ...answers);
    await send(one, TRANSFER, { input });
    await send(two, TRANSFER, { input });
  }
}

/** The plain hashes of a text in all usual encodings. */
function hashesOf(text: string): string[] {
  const hash = (): ReturnType<typeof createHash> => createHash('sha256').update(text);
  return (['hex', 'base64', 'base64url'] as const).map((form) => hash().digest(form));
}

/** Hashes of guesses that need no secret, in the forms in which the gateway itself names things. */
function guesses({ upstream }: Gateways, issuer: string): string[] {
  const places = [...TRANSFERS.map(([name]) => `the token of a transfer that ${name}`)];
  const texts = [
    ...places.map(at),
    ...[at('a subject'), JSON.stringify([issuer, at('a subject')])],
    ...[ADDRESS, SIX, '2001:db8:77:78::/64'],
    ...[CENTRE.queue, CENTRE.user].flatMap((id) => [id, JSON.stringify([INSTANCE_ID, id])]),
    ...upstream.calls.flatMap(({ operation, body }) => [
      JSON.stringify(body ?? {}),
      JSON.stringify([operation, body ?? {}]),
    ]),
  ];
  return texts.flatMap(hashesOf);
}

/** The issues with the content of Redis. */
async function issuesOf(
  dumped: readonly Dumped[],
  more: readonly string[] = [],
): Promise<string[]> {
  const documented = await documentedKeys();
  return dumped.flatMap(({ key, value, ttlMs }) => {
    const text = `${key} ${value}`;
    return [
      ...canaries.in(text).map((place) => `${key}: ${place}`),
      ...more.filter((part) => text.includes(part)).map((part) => `${key}: ${part}`),
      ...(documented.some((pattern) => pattern.test(key)) ? [] : [`${key}: not documented`]),
      ...(ttlMs > 0 && ttlMs <= DAY_MS ? [] : [`${key}: lives ${ttlMs} ms`]),
    ];
  });
}

const kindOf = ({ key }: Dumped): string =>
  /:(buckets:|buckets$|gateways$|entries:\w+|callers|tokens)/.exec(key)?.[1] ?? key;

const KINDS = [
  'buckets',
  'buckets:',
  'callers',
  'entries:contactFlowLists',
  'entries:lists',
  'entries:queues',
  'entries:quickConnects',
  'entries:routingProfiles',
  'entries:users',
  'gateways',
  'tokens',
];

beforeAll(warmUp);

describe('what gateways keep in Redis', () => {
  test('is documented, expires, and contains nothing about customers, callers and what they typed', async () => {
    await using redis = await startRedisServer();
    await using issuer = await startTestIssuer();
    await using gateways = await startGateways(
      { url: redis.url, answerMs: PATIENT_MS },
      {
        seed: canaryCentre(canaries),
        gateway: {
          jwt: issuer.options,
          rates: { rates: new Map(), share: 1 },
          rateLimit: { requests: 1_000, seconds: 600 },
          trustedProxies: ['127.0.0.0/8'],
        },
      },
    );
    await Promise.all(gateways.all.map((world) => untilRedis(world, 'in use')));
    await fillBuckets(redis);

    const token = await issuer.token({ sub: at('a subject'), scope: EVERY_SCOPE });
    const answers: unknown[] = [];
    const dumped: Dumped[] = [];
    const kinds = (): string[] => [...new Set(dumped.map(kindOf))].sort();
    // Repeatedly, since a bucket exists until it is full, which takes a second.
    const look = async (): Promise<void> => void dumped.push(...(await dump(redis)));
    await useAll(gateways, async ({ client }, query, variables = {}) => {
      const answer = await client.send(query, { ...variables }, bearer(token));
      expect(answer.errors.map(({ extensions }) => extensions?.['code'])).not.toContainEqual(
        expect.stringMatching(/GRAPHQL|BAD_USER_INPUT/),
      );
      answers.push(answer.data);
      await look();
    });
    for (const { client } of gateways.all) {
      for (const address of [ADDRESS, SIX]) {
        await client.send('{ __typename }', {}, { 'x-forwarded-for': address });
      }
    }

    // Writes to Redis are not awaited.
    await poll(look, () => KINDS.every((kind) => kinds().includes(kind)));

    expect(kinds()).toStrictEqual(KINDS);
    // All of it was available to be stored.
    expect(canaries.in(JSON.stringify([answers, gateways.upstream.calls]))).toStrictEqual(
      expect.arrayContaining([
        ...['the name of a contact', 'an attribute', 'a tag of a contact', 'a phone number'],
        ...['the description of a queue', 'a first name', 'the alias of the instance'],
        'the name of an agent status',
        ...['typed for a user', 'typed for a contact', 'a tag of a filter'],
        ...["Connect's message of InvalidRequestException", 'the token of a transfer that is done'],
      ]),
    );
    const plain = [ADDRESS, SIX, '2001:db8:77', ...CENTRE.tasks, CENTRE.call];
    expect(await issuesOf(dumped, [...plain, ...guesses(gateways, issuer.url)])).toStrictEqual([]);
  });
});

describe.each(TABLE)('what gateways keep in Redis of %s', (mutation, operation) => {
  const { declared, row } = operation;

  test.each<[string, readonly Answer[]]>([
    ['is done', []],
    ['is rejected', [rejection('InvalidRequestException', 400)]],
    ['is done and not answered', [FAULTS.resetAfter]],
    ['is never seen', [FAULTS.resetBefore, FAULTS.resetBefore]],
  ])('contains nothing about customers and no token, when it %s', async (name, answers) => {
    await using redis = await startRedisServer();
    await using gateways = await startGateways({ url: redis.url, answerMs: PATIENT_MS });
    const { upstream } = gateways;
    const [one, two] = gateways.all;
    await Promise.all(gateways.all.map((world) => untilRedis(world, 'in use')));
    await prepare(one, operation);
    const ofOperation = (path: string): string => at(`${mutation}: ${path}`);
    const clientToken = ofOperation(`the token when it ${name}`);
    const input = {
      ...customerTexts(row.input, {
        at: ofOperation,
        digitsAt: (path) => canaries.digitsAt(`${mutation}: ${path}`),
      }),
      clientToken,
    };

    const results: unknown[] = [];
    for (const [index, world] of [one, two].entries()) {
      if (index === 0) upstream.answerNext(declared.name, ...answers);
      results.push((await world.client.data(operation.document, { input }))[mutation]);
    }
    let dumped: Dumped[] = [];
    await poll(
      async () => void (dumped = await dump(redis)),
      () => dumped.some(({ key }) => /:(?:operation-)?tokens:/.test(key)),
    );

    const contents = [input, ...upstream.calls.map(({ body }) => body ?? {})];
    const texts = [
      ...customerPaths(row.input).map(ofOperation),
      clientToken,
      ...contents.map((content) => JSON.stringify(content)),
    ];
    expect(results).toHaveLength(2);
    expect(await issuesOf(dumped, texts.flatMap(hashesOf))).toStrictEqual([]);
  });
});

describe('the check of what is kept in Redis', () => {
  const secret = at('the name of a contact');

  test.each<[string, (client: Parameters<Parameters<RedisServer['with']>[0]>[0]) => unknown]>([
    ['a text', (client) => client.set('x', `{"name":"${secret}"}`)],
    ['the field of a hash', (client) => client.hset('x', secret, '1')],
    ['a list', (client) => client.rpush('x', 'a', Buffer.from(secret).toString('base64'))],
    ['a set', (client) => client.sadd('x', Buffer.from(`?${secret}`).toString('base64url'))],
    ['a sorted set', (client) => client.zadd('x', 1, Buffer.from(secret).toString('hex'))],
    ['a stream', (client) => client.xadd('x', '*', 'name', secret)],
  ])('finds a secret in %s, an undocumented key, and one without an expiration', async (_, put) => {
    await using redis = await startRedisServer();
    await redis.with((client) => Promise.resolve(put(client)));

    expect(await issuesOf(await dump(redis))).toStrictEqual([
      'x: the name of a contact',
      'x: not documented',
      'x: lives -1 ms',
    ]);
  });

  test('finds secrets in names of keys, and plain hashes', async () => {
    await using redis = await startRedisServer();
    const [hash = ''] = hashesOf(secret);
    const callers = 'contact-gateway:us-east-1:callers';
    await redis.with(async (client) => {
      await client.set(`${callers}:${secret.padEnd(43, '-').slice(0, 43)}`, 1, 'PX', 60_000);
      await client.set('contact-gateway:us-east-1:gateways', hash, 'PX', 60_000);
    });

    const issues = await issuesOf(await dump(redis), [hash]);

    expect(issues.map((issue) => issue.split(': ').at(-1)).sort()).toStrictEqual(
      [hash, 'the name of a contact'].sort(),
    );
  });

  test('accepts every form of key that docs/operations/redis.md lists, and no other', async () => {
    const patterns = await documentedKeys();
    const digest = 'd'.repeat(43);
    const scope = 'contact-gateway:us-east-1@127.0.0.1:4010';
    const keys = [
      `${scope}:buckets`,
      `${scope}:buckets:TransferContact`,
      `${scope}:gateways`,
      `${scope}:callers:${digest}`,
      `${scope}:tokens:${digest}`,
      `${scope}:operation-tokens:${digest}`,
      `contact-gateway:eu-west-1:entries:queues:abcdefgh:${digest}`,
    ];
    const others = [...keys.map((key) => `${key}s`), `${scope}:sessions:${digest}`, 'buckets'];
    const isListed = (key: string): boolean => patterns.some((pattern) => pattern.test(key));

    expect(keys.filter((key) => !isListed(key))).toStrictEqual([]);
    expect(others.filter(isListed)).toStrictEqual([`${scope}:buckets:TransferContacts`]);
  });
});
