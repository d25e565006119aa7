import { createHash } from 'node:crypto';
import { beforeAll, expect, test } from '@jest/globals';
import { PATIENT_MS, startRedisServer } from '../../test/redis/support/redis-server.ts';
import { warmUp } from '../../test/reliability/support/faulty-world.ts';
import { CONTACTS } from '../../test/support/ids.ts';
import type { World } from '../../test/support/world.ts';
import { startGateways, untilRedis } from './support/gateways.ts';

const QUERY = `{ contact(id: "${CONTACTS.taskOfAmara}") { id } }`;
const ADDRESS = '203.0.113.7';
const gateway = {
  rateLimit: { requests: 4, seconds: 3_000 },
  trustedProxies: ['127.0.0.0/8'],
};

/** The statuses of requests that one caller sends to these gateways in turn. */
async function statuses(...worlds: World[]): Promise<number[]> {
  const all: number[] = [];
  for (const { client } of worlds) {
    const { status } = await client.send(QUERY, {}, { 'x-forwarded-for': ADDRESS });
    all.push(status);
  }
  return all;
}

beforeAll(warmUp);

test('gateways with one Redis allow a caller together what one would, and send Redis no addresses', async () => {
  await using redis = await startRedisServer();
  // With quotas, whose token buckets use another script on the same connection.
  const options = { quotas: true, gateway };
  await using gateways = await startGateways({ url: redis.url, answerMs: PATIENT_MS }, options);
  const [one, two] = gateways.all;
  await Promise.all(gateways.all.map((world) => untilRedis(world, 'in use')));

  expect(await statuses(one, two, one, two)).toStrictEqual([200, 200, 200, 200]);
  expect(await statuses(one, two, one, two)).toStrictEqual([429, 429, 429, 429]);

  const keys = await redis.with((client) => client.keys('*'));
  expect(keys).toContainEqual(expect.stringMatching(/:callers:[\w-]{43}$/));
  expect(keys).toContainEqual(expect.stringMatching(/:buckets:DescribeContact$/));
  expect(keys.join()).not.toContain(ADDRESS);
  // Nor a hash that can be reversed by trying every address.
  const unkeyed = createHash('sha256').update(ADDRESS).digest('base64url');
  expect(keys.join()).not.toContain(unkeyed);
});

test('gateways with one Redis charge a caller the same points for a large answer', async () => {
  await using redis = await startRedisServer();
  const limited = { ...gateway, rateLimit: { requests: 20, seconds: 3_000 } };
  await using gateways = await startGateways(
    { url: redis.url, answerMs: PATIENT_MS },
    { gateway: limited },
  );
  const [one, two] = gateways.all;
  await Promise.all(gateways.all.map((world) => untilRedis(world, 'in use')));
  const lists = Array.from(
    { length: 16 },
    (_, index) => `a${index}: users(first: 100) { nodes { id arn instanceId username firstName } }`,
  );
  const large = async ({ client }: World): Promise<number> => {
    const { status } = await client.send(
      `{ ${lists.join(' ')} }`,
      {},
      {
        'x-forwarded-for': ADDRESS,
      },
    );
    return status;
  };

  // 11,360 values are 12 points.
  expect(await large(one)).toBe(200);
  expect(await statuses(two, one)).toStrictEqual([200, 200]);
  expect(await large(two)).toBe(429);
  expect(await statuses(one, two)).toStrictEqual([429, 429]);
});

test('a gateway limits callers alone while Redis is silent, and answers in time', async () => {
  await using redis = await startRedisServer();
  await using gateways = await startGateways({ url: redis.url }, { gateway });
  const [one] = gateways.all;
  await untilRedis(one, 'in use');
  redis.freeze();

  expect(await statuses(one, one, one, one, one)).toStrictEqual([200, 200, 200, 200, 429]);
});
