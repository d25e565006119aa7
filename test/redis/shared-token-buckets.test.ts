import { describe, expect, test } from '@jest/globals';
import type { Take } from '../../src/connect/quota/token-buckets.ts';
import { SharedTokenBuckets } from '../../src/redis/shared-token-buckets.ts';

const TAKEN: Take = { taken: true, tokensLeft: 7, waitMs: 0 };
const REFUSED: Take = { taken: false, tokensLeft: 0, waitMs: 70 };

/** Buckets of a gateway that may spend one call a second of its own, and save up two. `now` and `shared` are the test's. */
function createBuckets() {
  const world: { now: number; shared: Take | undefined } = { now: 0, shared: TAKEN };
  const buckets = new SharedTokenBuckets(
    {
      take: () => Promise.resolve(world.shared),
      putBack: () => Promise.resolve(world.shared),
      drain: () => Promise.resolve(world.shared),
    },
    () => ({ perSecond: 1, burst: 2 }),
    () => world.now,
  );
  const take = (): Promise<Take> => buckets.take('TransferContact', 1);
  const lose = (): void => {
    world.shared = undefined;
    buckets.onSharedGone();
  };
  return { world, buckets, take, lose };
}

describe('shared buckets', () => {
  test('are those in Redis, as long as it answers', async () => {
    const { world, buckets, take } = createBuckets();

    expect(await take()).toBe(TAKEN);
    world.shared = REFUSED;
    expect(await take()).toBe(REFUSED);
    expect(buckets.hasSpentAlone).toBe(false);
  });

  test('are their own ones without it: empty at that moment, and filled by their part of the rate', async () => {
    const { world, take, lose } = createBuckets();
    await take();
    world.now = 10_000;
    lose();

    world.now = 10_400;
    expect(await take()).toMatchObject({ taken: false, waitMs: 600 });
    world.now = 11_000;
    expect(await take()).toMatchObject({ taken: true, tokensLeft: 0 });
  });

  test('forget what was saved up without Redis once calls were made with it', async () => {
    const { world, take, lose } = createBuckets();
    lose();
    await take();
    world.now = 60_000;
    world.shared = TAKEN;
    await take();
    lose();

    expect(await take()).toMatchObject({ taken: false, waitMs: 1_000 });
  });

  test('keep it when Redis came and went without a token', async () => {
    const { world, take, lose } = createBuckets();
    lose();
    await take();
    world.now = 900;
    world.shared = REFUSED;
    await take();
    lose();
    world.now = 1_000;

    expect(await take()).toMatchObject({ taken: true });
  });

  test('tell that calls were made which Redis knows nothing of, until it was told', async () => {
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

  test('put back and drain where they take', async () => {
    const { world, buckets, take, lose } = createBuckets();
    lose();
    await take();
    await buckets.putBack('TransferContact', 1);
    expect(await take()).toMatchObject({ taken: true });

    world.now = 5_000;
    await buckets.drain('TransferContact');
    expect(await take()).toMatchObject({ taken: false, waitMs: 1_000 });
  });
});
