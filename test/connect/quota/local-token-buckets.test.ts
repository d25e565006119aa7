import { describe, expect, test } from '@jest/globals';
import { LocalTokenBuckets } from '../../../src/connect/quota/local-token-buckets.ts';
import type { Rate } from '../../../src/connect/quota/token-buckets.ts';

function bucketsAt(rate: Rate, startsEmpty = false) {
  const clock = { ms: 0 };
  const rates = { current: rate };
  const buckets = new LocalTokenBuckets(() => rates.current, {
    startsEmpty,
    now: () => clock.ms,
  });
  return { buckets, clock, rates };
}

describe('a bucket of this process', () => {
  test.each<
    [string, Rate, takes: [atMs: number, cost: number, acquired: boolean, waitMs: number][]]
  >([
    [
      'is full at first, and reports when the next token arrives',
      { perSecond: 2, burst: 2 },
      [
        [0, 1, true, 0],
        [0, 1, true, 0],
        [0, 1, false, 500],
        [400, 1, false, 100],
        [500, 1, true, 0],
      ],
    ],
    [
      'never holds more than its burst',
      { perSecond: 2, burst: 2 },
      [
        [60_000, 1, true, 0],
        [60_000, 1, true, 0],
        [60_000, 1, false, 500],
      ],
    ],
    [
      'refills less than a token a second',
      { perSecond: 0.5, burst: 1 },
      [
        [0, 1, true, 0],
        [1_999, 1, false, 1],
        [2_000, 1, true, 0],
      ],
    ],
    [
      'takes a cost above its burst when it is full, and is in debt for the rest',
      { perSecond: 1, burst: 1 },
      [
        [0, 3, true, 0],
        [2_000, 3, false, 1_000],
        [3_000, 3, true, 0],
      ],
    ],
  ])('%s', async (_, rate, takes) => {
    const { buckets, clock } = bucketsAt(rate);
    const seen = [];
    for (const [atMs, cost] of takes) {
      clock.ms = atMs;
      const { acquired, waitMs } = await buckets.acquire('TransferContact', cost);
      seen.push([atMs, cost, acquired, waitMs]);
    }

    expect(seen).toStrictEqual(takes);
  });

  test('is empty at first when another has spent it', async () => {
    const { buckets } = bucketsAt({ perSecond: 2, burst: 5 }, true);

    expect(await buckets.acquire('TransferContact', 1)).toStrictEqual({
      acquired: false,
      tokensLeft: 0,
      waitMs: 500,
    });
  });

  test('takes refunds, up to its burst', async () => {
    const { buckets } = bucketsAt({ perSecond: 2, burst: 2 });
    await buckets.acquire('TransferContact', 1);
    await buckets.refund('TransferContact', 1);
    await buckets.refund('TransferContact', 1);

    expect(await buckets.acquire('TransferContact', 1)).toMatchObject({
      acquired: true,
      tokensLeft: 1,
    });
  });

  test('can be emptied, and is separate for each operation', async () => {
    const { buckets } = bucketsAt({ perSecond: 2, burst: 2 });
    await buckets.drain('TransferContact');

    expect([
      await buckets.acquire('TransferContact', 1),
      await buckets.acquire('SearchUsers', 1),
    ]).toMatchObject([{ acquired: false }, { acquired: true }]);
  });

  test('follows a rate that changes', async () => {
    const { buckets, clock, rates } = bucketsAt({ perSecond: 2, burst: 1 });
    await buckets.acquire('TransferContact', 1);
    rates.current = { perSecond: 0.5, burst: 1 };
    clock.ms = 500;

    expect(await buckets.acquire('TransferContact', 1)).toMatchObject({
      acquired: false,
      waitMs: 1_500,
    });
  });
});
