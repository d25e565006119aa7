import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { redisKeys } from '../../src/redis/keys.ts';
import { Replicas } from '../../src/redis/replicas.ts';
import { type RedisServer, startRedisServer } from '../../test/redis/support/redis-server.ts';

const KEYS = redisKeys('test');
const AGAIN = { isReturning: false, hasSpentAlone: false };
const BACK = { isReturning: true, hasSpentAlone: false };

let server: RedisServer;
let redis: Redis;

beforeAll(async () => {
  server = await startRedisServer();
  redis = new Redis(server.url);
});
beforeEach(async () => {
  await redis.flushall();
});
afterAll(async () => {
  redis.disconnect();
  await server[Symbol.asyncDispose]();
});

/** Simulates another gateway that announced itself this long ago. */
async function other(name: string, agoMs: number): Promise<void> {
  const [seconds] = await redis.time();
  await redis.zadd(KEYS.gateways, Number(seconds) * 1_000 - agoMs, name);
}

const sharesOf = ({ count, ownShare, sharedShare }: Replicas): object => ({
  count,
  ownShare,
  sharedShare,
});

describe('the gateways that share a Redis', () => {
  test('are one, as long as no other is known', () => {
    expect(sharesOf(new Replicas(KEYS))).toStrictEqual({ count: 1, ownShare: 1, sharedShare: 1 });
  });

  test('are counted, and spend the whole rate together', async () => {
    const [one, two] = [new Replicas(KEYS), new Replicas(KEYS)];
    await one.announce(redis, AGAIN);
    await two.announce(redis, AGAIN);
    await one.announce(redis, AGAIN);

    const both = { count: 2, ownShare: 1 / 2, sharedShare: 1 };
    expect([one, two].map(sharesOf)).toStrictEqual([both, both]);
  });

  test('leave its share to one that has fallen silent, for half a minute', async () => {
    const replicas = new Replicas(KEYS);
    await other('silent', 10_000);
    await other('forgotten', 31_000);
    await replicas.announce(redis, AGAIN);
    expect(sharesOf(replicas)).toStrictEqual({ count: 2, ownShare: 1 / 2, sharedShare: 1 / 2 });

    await other('silent', 31_000);
    await replicas.announce(redis, AGAIN);
    expect(sharesOf(replicas)).toStrictEqual({ count: 1, ownShare: 1, sharedShare: 1 });
  });

  test('ignore one that removed itself', async () => {
    const [one, two] = [new Replicas(KEYS), new Replicas(KEYS)];
    await two.announce(redis, AGAIN);
    await two.leave(redis);
    await one.announce(redis, AGAIN);

    expect(sharesOf(one)).toStrictEqual({ count: 1, ownShare: 1, sharedShare: 1 });
  });

  test('wait for each other when Redis has come back without data', async () => {
    let now = 0;
    const replicas = new Replicas(KEYS, () => now);
    await other('second', 0);
    await other('third', 0);
    await replicas.announce(redis, AGAIN);
    await redis.flushall();

    await replicas.announce(redis, BACK);
    expect(sharesOf(replicas)).toStrictEqual({ count: 3, ownShare: 1 / 3, sharedShare: 1 / 3 });
    await other('second', 0);
    await replicas.announce(redis, AGAIN);
    expect(sharesOf(replicas)).toStrictEqual({ count: 3, ownShare: 1 / 3, sharedShare: 2 / 3 });

    now = 10_000;
    expect(sharesOf(replicas)).toStrictEqual({ count: 2, ownShare: 1 / 2, sharedShare: 1 });
  });

  test('report when all buckets were empty: at first, and when one of them has spent alone', async () => {
    const replicas = new Replicas(KEYS);
    await replicas.announce(redis, BACK);
    const first = Number(await redis.get(KEYS.buckets));
    await replicas.announce(redis, BACK);
    const second = Number(await redis.get(KEYS.buckets));
    await replicas.announce(redis, { ...BACK, hasSpentAlone: true });
    const third = Number(await redis.get(KEYS.buckets));

    expect(first).toBeGreaterThan(0);
    expect(second).toBe(first);
    expect(third).toBeGreaterThan(second);
  });

  test('start again when another value is in their place', async () => {
    await redis.set(KEYS.gateways, 'x');
    await redis.rpush(KEYS.buckets, 'x');
    const replicas = new Replicas(KEYS);
    await replicas.announce(redis, { ...BACK, hasSpentAlone: true });

    expect(replicas.count).toBe(1);
  });
});
