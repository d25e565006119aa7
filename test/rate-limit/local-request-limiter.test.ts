import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { LocalRequestLimiter } from '../../src/rate-limit/local-request-limiter.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** The results of one more request of each of these callers, in order. */
async function count(limiter: LocalRequestLimiter, ...callers: string[]): Promise<boolean[]> {
  const allowed: boolean[] = [];
  for (const caller of callers) allowed.push((await limiter.spend(caller, 1)).allowed);
  return allowed;
}

test('a caller may send the max number of requests in each window', async () => {
  const limiter = new LocalRequestLimiter({ requests: 2, seconds: 10 });

  expect(await count(limiter, 'a', 'a')).toStrictEqual([true, true]);
  jest.advanceTimersByTime(4_000);
  expect(await limiter.spend('a', 1)).toStrictEqual({ allowed: false, waitMs: 6_000, first: true });
  expect(await limiter.spend('a', 1)).toStrictEqual({
    allowed: false,
    waitMs: 6_000,
    first: false,
  });
  expect(await count(limiter, 'b')).toStrictEqual([true]);

  jest.advanceTimersByTime(6_000);
  expect(await count(limiter, 'a', 'a', 'a')).toStrictEqual([true, true, false]);
});

test('above the max number of callers, idle ones are dropped, and none that keeps sending', async () => {
  const limiter = new LocalRequestLimiter({ requests: 1, seconds: 3_600 }, 3);
  expect(await count(limiter, 'quiet', 'busy')).toStrictEqual([true, true]);

  for (let at = 0; at < 50; at++) {
    expect(await count(limiter, `passing ${at}`, 'busy')).toStrictEqual([true, false]);
  }

  expect(await count(limiter, 'quiet')).toStrictEqual([true]);
  // One timer for each remaining caller: the library has dropped the others, too.
  expect(jest.getTimerCount()).toBe(3);
});
