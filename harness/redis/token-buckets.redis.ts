import { describe, expect, test } from '@jest/globals';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { LocalTokenBuckets } from '../../src/connect/quota/local-token-buckets.ts';
import type { Rate } from '../../src/connect/quota/token-buckets.ts';
import { poll } from '../../test/support/poll.ts';
import { OPERATION, startSharedBucket } from './support/shared-bucket.ts';

/** Two a second, four at once. */
const RATE: Rate = { perSecond: 2, burst: 4 };

/** The content after some more milliseconds. */
const filled = (tokens: number, milliseconds: number): number =>
  Math.min(RATE.burst, tokens + (milliseconds / 1_000) * RATE.perSecond);

/** The content of a bucket in the process. It reports when a cost exceeds its capacity. */
async function heldBy(local: LocalTokenBuckets): Promise<number> {
  const { acquired, tokensLeft } = await local.acquire(OPERATION, 1_000);
  if (acquired) await local.refund(OPERATION, 1_000);
  return acquired ? tokensLeft + 1_000 : tokensLeft;
}

describe('a token bucket in Redis', () => {
  test.each([
    ['fills', { tokens: 1, agoMs: 500, emptyAgoMs: 60_000 }, 1, 2],
    ['is never more than full', { tokens: 3, agoMs: 30_000, emptyAgoMs: 60_000 }, 1, 4],
    ['keeps parts of tokens', { tokens: 0.25, agoMs: 500, emptyAgoMs: 60_000 }, 1, 1.25],
    [
      'takes nothing when it holds too little',
      { tokens: -9, agoMs: 10, emptyAgoMs: 60_000 },
      1,
      -8.98,
    ],
    [
      'takes the higher cost of a reduced rate',
      { tokens: 3, agoMs: 0, emptyAgoMs: 60_000 },
      2.5,
      3,
    ],
    [
      'takes more than it can hold when it is full',
      { tokens: 4, agoMs: 0, emptyAgoMs: 60_000 },
      6,
      4,
    ],
    ['does not take that before', { tokens: -5, agoMs: 500, emptyAgoMs: 60_000 }, 6, -4],
    ['counts as empty at a given time', { tokens: 4, agoMs: 9_000, emptyAgoMs: 1_000 }, 1, 2],
    ['keeps its debt at that time', { tokens: -5, agoMs: 2_000, emptyAgoMs: 1_000 }, 1, -1],
    ['is not changed by an earlier time', { tokens: 4, agoMs: 1_000, emptyAgoMs: 1_001 }, 1, 4],
  ])('%s', async (_, past, cost, had) => {
    await using bucket = await startSharedBucket(() => RATE);

    const pretendedAt = await bucket.pretend(past);
    const take = await bucket.shared.buckets.acquire(OPERATION, cost);
    const { tokens, at } = await bucket.held();

    const found = filled(had, at - pretendedAt);
    const due = Math.min(cost, RATE.burst);
    const acquired = found >= due;
    const waitMs = acquired ? 0 : Math.ceil(((due - found) / RATE.perSecond) * 1_000);
    expect({ take, tokens }).toStrictEqual({
      take: { acquired, waitMs, tokensLeft: expect.closeTo(acquired ? found - due : found, 2) },
      tokens: expect.closeTo(acquired ? found - cost : found, 3),
    });
  });

  test.each([1, 2, 3])(
    'behaves like a bucket in the process, in the run with seed %d',
    async (seed) => {
      await using bucket = await startSharedBucket(() => RATE);
      const { buckets } = bucket.shared;
      const random = xoroshiro128plus(seed);
      await bucket.pretend({ tokens: RATE.burst, agoMs: 0, emptyAgoMs: 60_000 });
      let now = 0;
      let aged = 0;
      const local = new LocalTokenBuckets(() => RATE, { now: () => now });

      for (let step = 0; step < 150; step += 1) {
        const age = uniformInt(random, 0, 1_500);
        await bucket.age(age);
        aged += age;
        const cost = [1, 1, 1, 1.429, 2.041, 6][uniformInt(random, 0, 5)] ?? 1;
        const method =
          (['acquire', 'acquire', 'acquire', 'acquire', 'refund', 'drain'] as const)[
            uniformInt(random, 0, 5)
          ] ?? 'acquire';
        const shared = await buckets[method](OPERATION, cost);
        const { tokens, at } = await bucket.held();
        now = at + aged;
        const own = await local[method](OPERATION, cost);

        const held = await heldBy(local);
        const evidence = `seed ${seed}, step ${step}: ${method} ${cost} after ${age} ms`;
        expect([evidence, shared?.acquired, tokens]).toStrictEqual([
          evidence,
          own?.acquired,
          expect.closeTo(held, 2),
        ]);
      }
    },
  );

  test.each([
    ['bucket', 'list'],
    ['bucket', 'text'],
    ['bucket', 'nonsense'],
    ['moment', 'list'],
    ['moment', 'text'],
  ] as const)('starts empty when the %s is replaced by a %s', async (key, type) => {
    await using bucket = await startSharedBucket(() => RATE);
    const pretendedAt = await bucket.pretend({ tokens: 4, agoMs: 0, emptyAgoMs: 0 });
    await bucket.spoil(key, type);

    const { acquired, tokensLeft } = await bucket.shared.buckets.acquire(OPERATION, 1_000);
    const { at } = await bucket.held();

    expect({ acquired, tokensLeft }).toStrictEqual({
      acquired: false,
      tokensLeft: expect.any(Number),
    });
    expect(tokensLeft).toBeLessThanOrEqual(filled(0, at - pretendedAt));
  });

  test('starts empty when Redis has lost its data', async () => {
    await using bucket = await startSharedBucket(() => RATE);
    await bucket.pretend({ tokens: 4, agoMs: 0, emptyAgoMs: 60_000 });
    await bucket.redis.with((client) => client.flushall());

    expect(await bucket.shared.buckets.acquire(OPERATION, 1)).toStrictEqual({
      acquired: false,
      tokensLeft: 0,
      waitMs: 500,
    });
  });

  test('stores nothing for longer than needed', async () => {
    await using bucket = await startSharedBucket(() => RATE);
    await bucket.pretend({ tokens: 0, agoMs: 0, emptyAgoMs: 60_000 });
    await bucket.shared.buckets.acquire(OPERATION, 1);

    // Until it is full, and a little longer.
    expect(await bucket.msToLive()).toBeLessThanOrEqual(3_000);
  });
});

describe('gateways that wait for tokens of one bucket', () => {
  test('get them in turn, however near to Redis they are', async () => {
    await using bucket = await startSharedBucket(() => RATE);
    await using other = await bucket.another();
    const [near, far] = [bucket.shared.buckets, other.buckets];
    await bucket.pretend({ tokens: -1_000, agoMs: 0, emptyAgoMs: 60_000 });
    const first = await near.acquire(OPERATION, 1);
    const second = await far.acquire(OPERATION, 1);
    expect(second.waitMs - first.waitMs).toBeGreaterThan(250);

    const turns: string[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      await bucket.give(1);
      // The near one is always first; a gateway that was served requests the next one at once.
      for (const [name, buckets] of [
        ['near', near],
        ['near', near],
        ['far', far],
        ['far', far],
      ] as const) {
        const { acquired } = await buckets.acquire(OPERATION, 1);
        if (acquired) turns.push(name);
      }
    }
    expect(turns).toStrictEqual(['near', 'far', 'near', 'far']);
  });

  test('do not wait for one that does not come for its token', async () => {
    await using bucket = await startSharedBucket(() => RATE);
    await using other = await bucket.another();
    await bucket.pretend({ tokens: 0, agoMs: 0, emptyAgoMs: 60_000 });
    await bucket.shared.buckets.acquire(OPERATION, 1);

    // The full bucket is available to another one once the reservation has expired.
    const { acquired } = await poll(
      async () => {
        await bucket.give(RATE.burst);
        return other.buckets.acquire(OPERATION, RATE.burst);
      },
      (take) => take.acquired,
    );

    expect(acquired).toBe(true);
  });
});
