import { describe, expect, test } from '@jest/globals';
import {
  PATIENT_MS,
  type RedisServer,
  startRedisServer,
} from '../../test/redis/support/redis-server.ts';
import { CONTACTS } from '../../test/support/ids.ts';
import { poll } from '../../test/support/poll.ts';
import type { World } from '../../test/support/world.ts';
import { figures, fillBuckets, startGateways, untilRedis } from './support/gateways.ts';

/**
 * Everything in a directory, by lists and by contacts, and live state. The first four quick connects have no phone
 * number.
 */
const QUERY = `query ($id: ID!) {
  instance { alias accessUrl active }
  queues(first: 2) { totalCount pageInfo { hasNextPage } nodes { name enabled type } }
  users(search: "Amara") { nodes { username firstName lastName routingProfile { name } } }
  agentStatuses { totalCount nodes { name type lastModifiedTime lastModifiedRegion } }
  contactFlows(first: 2) { nodes { name type active } }
  quickConnects(first: 4) { nodes { name type phoneNumber } }
  contact(id: $id) {
    name
    description
    attributes { key value }
    queue { name description metrics { contactsInQueue } }
    agent { username routingProfile { name concurrencies { channel concurrency } } }
  }
  transferDestinations(contactId: $id) {
    nodes { name user { username } queue { name } contactFlow { name type } }
  }
}`;
const VARIABLES = { id: CONTACTS.taskOfAmara };

/** The cache entries of the directory part of the query. */
const ENTRIES = {
  contactFlowLists: 1,
  lists: 7,
  queues: 3,
  quickConnects: 4,
  routingProfiles: 1,
  users: 2,
};

/** The calls that each request makes. */
const LIVE = ['DescribeContact', 'GetContactAttributes', 'GetCurrentMetricData'];

const ENTRY_KEYS = 'contact-gateway:*:entries:*';

/** The names of the entries in Redis, once all of them are there. */
async function storedEntries(redis: RedisServer): Promise<string[]> {
  const count = Object.values(ENTRIES).reduce((sum, one) => sum + one, 0);
  return redis.with((client) =>
    poll(
      () => client.keys(ENTRY_KEYS),
      (keys) => keys.length >= count,
    ),
  );
}

async function operationsOf(
  { upstream }: { upstream: World['upstream'] },
  send: () => Promise<unknown>,
): Promise<string[]> {
  const before = upstream.calls.length;
  await send();
  return upstream.calls
    .slice(before)
    .map(({ operation }) => operation)
    .sort();
}

describe('what one gateway has read of the directory', () => {
  test('another one answers without a call to Connect', async () => {
    await using redis = await startRedisServer();
    await using gateways = await startGateways({ url: redis.url, answerMs: PATIENT_MS });
    const [one, two] = gateways.all;

    const answer = await one.client.data(QUERY, VARIABLES);
    const keys = await storedEntries(redis);
    const operations = await operationsOf(gateways, async () => {
      expect(await two.client.data(QUERY, VARIABLES)).toStrictEqual(answer);
    });

    const caches = Map.groupBy(keys, (key) => key.split(':').at(-3) ?? '');
    expect(
      Object.fromEntries([...caches].map(([name, { length }]) => [name, length])),
    ).toStrictEqual(ENTRIES);
    expect(operations).toStrictEqual(LIVE);
    const lookups = await figures(two, 'gateway_directory_lookups_total');
    const outcomes = [...lookups].filter(([, count]) => count > 0).map(([labels]) => labels);
    expect(outcomes.filter((labels) => labels.includes('miss'))).toStrictEqual([]);
    expect(outcomes.filter((labels) => labels.includes('shared'))).toHaveLength(caches.size);
  });

  test('is all that is in Redis, for as long as it is valid', async () => {
    await using redis = await startRedisServer();
    await using gateways = await startGateways(
      { url: redis.url, answerMs: PATIENT_MS },
      { quotas: true, gateway: { requestTimeoutMs: 20_000 } },
    );
    await gateways.all[0].client.data(QUERY, VARIABLES);
    await storedEntries(redis);

    const dump = await redis.with(async (client) => {
      const keys = await client.keys('*');
      return Promise.all(
        keys.map(async (key) => {
          const type = await client.type(key);
          const value =
            type === 'string'
              ? await client.get(key)
              : type === 'hash'
                ? await client.hgetall(key)
                : '';
          return { key, ttl: await client.pttl(key), value: JSON.stringify(value) };
        }),
      );
    });

    const text = JSON.stringify(dump);
    // No readable data of staff, nothing of the contact, and no search terms.
    for (const secret of [
      'Okafor',
      'Amara',
      CONTACTS.taskOfAmara,
      'Water damage',
      'policyNumber',
    ]) {
      expect(text).not.toContain(secret);
    }
    for (const { key } of dump.filter((entry) => entry.key.includes(':entries:'))) {
      expect(key).toMatch(/^contact-gateway:us-east-1@[\d.:]+:entries:\w+:[\w-]{8}:[\w-]{43}$/);
    }
    for (const { key, ttl } of dump) {
      expect([
        key,
        ttl > 0 && ttl <= (key.includes(':entries:') ? 60_000 : 86_400_000),
      ]).toStrictEqual([key, true]);
    }
  });

  test('is shared except for entries with a phone number: each gateway reads those itself', async () => {
    await using redis = await startRedisServer();
    await using gateways = await startGateways({ url: redis.url, answerMs: PATIENT_MS });
    const [one, two] = gateways.all;
    const numbers = '{ queues { nodes { name } } quickConnects { nodes { name phoneNumber } } }';

    const answer = await one.client.data(numbers);
    const entries = await redis.with((client) =>
      poll(
        () => client.keys(ENTRY_KEYS),
        (keys) => keys.length >= 1,
      ),
    );
    const operations = await operationsOf(gateways, async () => {
      expect(await two.client.data(numbers)).toStrictEqual(answer);
    });

    expect(JSON.stringify(answer)).toContain('"phoneNumber":"+');
    expect(entries).toHaveLength(1);
    expect(operations).toStrictEqual(['SearchQuickConnects']);
  });

  test('is unreadable for a gateway with another secret, which shares the quotas nevertheless', async () => {
    await using redis = await startRedisServer();
    await using gateways = await startGateways(
      { url: redis.url, answerMs: PATIENT_MS },
      { quotas: true, second: { secret: 'known-to-the-next-replicas' } },
    );
    await Promise.all(gateways.all.map((world) => untilRedis(world, 'in use')));
    await fillBuckets(redis);
    const [one, two] = gateways.all;
    const query = '{ queues(first: 2) { nodes { name } } }';

    const answer = await one.client.data(query);
    const operations = await operationsOf(gateways, async () => {
      expect(await two.client.data(query)).toStrictEqual(answer);
    });

    expect(operations).toStrictEqual(['SearchQueues']);
    expect(await redis.with((client) => client.keys('*:buckets:*'))).toHaveLength(1);
  });

  test('is read again when another entry is in its place', async () => {
    await using redis = await startRedisServer();
    await using gateways = await startGateways({ url: redis.url, answerMs: PATIENT_MS });
    const [one, two] = gateways.all;
    const search = (text: string): string => `{ queues(search: "${text}") { nodes { name } } }`;
    const claims = await one.client.data(search('Claims'));
    await one.client.data(search('Billing'));
    await redis.with(async (client) => {
      const [first = '', second = ''] = await poll(
        () => client.keys(ENTRY_KEYS),
        (keys) => keys.length === 2,
      );
      const sealed = await client.mget(first, second);
      await client.set(first, sealed[1] ?? '', 'PX', 60_000);
      await client.set(second, sealed[0] ?? '', 'PX', 60_000);
    });

    const operations = await operationsOf(gateways, async () => {
      expect(await two.client.data(search('Claims'))).toStrictEqual(claims);
    });

    expect(operations).toStrictEqual(['SearchQueues']);
  });

  test.each([
    ['no JSON', '{'],
    ['JSON of another form', '{"id":5,"items":[{}],"nodes":null}'],
    ['a word', '"none"'],
    ['an empty text', ''],
  ])('is read again when %s is in its place', async (_, garbage) => {
    await using redis = await startRedisServer();
    await using gateways = await startGateways({ url: redis.url, answerMs: PATIENT_MS });
    const [one, two] = gateways.all;
    const answer = await one.client.data(QUERY, VARIABLES);
    const keys = await storedEntries(redis);
    await redis.with((client) =>
      Promise.all(keys.map((key) => client.set(key, garbage, 'PX', 60_000))),
    );

    const operations = await operationsOf(gateways, async () => {
      expect(await two.client.data(QUERY, VARIABLES)).toStrictEqual(answer);
    });
    expect(operations).toContain('SearchUsers');
    expect(await figures(two, 'gateway_redis_available')).toStrictEqual(new Map([['', 1]]));
  });

  test('is read again when a value that is not a string is in its place', async () => {
    await using redis = await startRedisServer();
    await using gateways = await startGateways({ url: redis.url, answerMs: PATIENT_MS });
    const [one, two] = gateways.all;
    const answer = await one.client.data(QUERY, VARIABLES);
    const keys = await storedEntries(redis);
    await redis.with(async (client) => {
      await client.del(keys);
      await Promise.all(keys.map((key) => client.rpush(key, 'x')));
    });

    expect(await two.client.data(QUERY, VARIABLES)).toStrictEqual(answer);
    expect(await figures(two, 'gateway_redis_available')).toStrictEqual(new Map([['', 1]]));
  });
});
