import { describe, expect, test } from '@jest/globals';
import type { Acquisition } from '../../src/connect/quota/token-buckets.ts';
import { SharedTokenBuckets } from '../../src/redis/shared-token-buckets.ts';

const ACQUIRED: Acquisition = { acquired: true, tokensLeft: 7, waitMs: 0 };
const DENIED: Acquisition = { acquired: false, tokensLeft: 0, waitMs: 70 };

/** Buckets of a gateway whose own share is one call a second, with a burst of two. The test controls `now` and `shared`. */
function createBuckets() {
  const world: { now: number; shared: Acquisition | undefined } = { now: 0, shared: ACQUIRED };
  const buckets = new SharedTokenBuckets(
    {
      acquire: () => Promise.resolve(world.shared),
      refund: () => Promise.resolve(world.shared),
      drain: () => Promise.resolve(world.shared),
    },
    () => ({ perSecond: 1, burst: 2 }),
    () => world.now,
  );
  const take = (): Promise<Acquisition> => buckets.acquire('TransferContact', 1);
  const lose = (): void => {
    world.shared = undefined;
    buckets.onSharedLost();
  };
  return { world, buckets, take, lose };
}

describe('shared buckets', () => {
  test('are those in Redis, as long as it responds', async () => {
    const { world, buckets, take } = createBuckets();

    expect(await take()).toBe(ACQUIRED);
    world.shared = DENIED;
    expect(await take()).toBe(DENIED);
    expect(buckets.hasSpentAlone).toBe(false);
  });

  test('are local without it: empty at first, and refilled at the gateway’s share of the rate', async () => {
    const { world, take, lose } = createBuckets();
    await take();
    world.now = 10_000;
    lose();

    world.now = 10_400;
    expect(await take()).toMatchObject({ acquired: false, waitMs: 600 });
    world.now = 11_000;
    expect(await take()).toMatchObject({ acquired: true, tokensLeft: 0 });
  });

  test('drop tokens that were saved up without Redis once calls were made with it', async () => {
    const { world, take, lose } = createBuckets();
    lose();
    await take();
    world.now = 60_000;
    world.shared = ACQUIRED;
    await take();
    lose();

    expect(await take()).toMatchObject({ acquired: false, waitMs: 1_000 });
  });

  test('keep them when Redis came and went without a token', async () => {
    const { world, take, lose } = createBuckets();
    lose();
    await take();
    world.now = 900;
    world.shared = DENIED;
    await take();
    lose();
    world.now = 1_000;

    expect(await take()).toMatchObject({ acquired: true });
  });

  test('report calls that Redis does not know of, until it was updated', async () => {
    const { world, buckets, take, lose } = createBuckets();
    lose();
    await take();
    expect(buckets.hasSpentAlone).toBe(false);
    world.now = 1_000;
    await take();
    expect(buckets.hasSpentAlone).toBe(true);

    buckets.onSharedEmptied();
    expect(buckets.hasSpentAlone).toBe(false);
  });

  test('refund and drain where they take', async () => {
    const { world, buckets, take, lose } = createBuckets();
    lose();
    await take();
    await buckets.refund('TransferContact', 1);
    expect(await take()).toMatchObject({ acquired: true });

    world.now = 5_000;
    await buckets.drain('TransferContact');
    expect(await take()).toMatchObject({ acquired: false, waitMs: 1_000 });
  });
});
