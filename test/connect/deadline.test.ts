import { describe, expect, test } from '@jest/globals';
import { raceDeadline, deadlineIn, withAbort } from '../../src/connect/deadline.ts';

describe('a deadline', () => {
  test.each([0, 0.1, 499.5, 4_000])(
    'can be any number of milliseconds away: %d',
    (milliseconds) => {
      const remaining = deadlineIn(milliseconds).remainingMs();

      expect(remaining).toBeGreaterThanOrEqual(0);
      expect(remaining).toBeLessThanOrEqual(milliseconds);
    },
  );

  test('aborts work whose result is no longer awaited', () => {
    const disconnected = new AbortController();
    const deadline = withAbort(deadlineIn(60_000), disconnected.signal);

    const before = deadline.remainingMs();
    disconnected.abort();

    expect(before).toBeGreaterThan(0);
    expect(deadline.remainingMs()).toBe(0);
    expect(deadline.signal.aborted).toBe(true);
  });
});

describe('byDeadline', () => {
  const never = new Promise<string[]>(() => undefined);
  const passed = { signal: AbortSignal.abort(), remainingMs: () => 0 };

  test('returns the result of work that ends in time', async () => {
    expect(await raceDeadline(Promise.resolve(['done']), deadlineIn(60_000))).toStrictEqual([
      'done',
    ]);
  });

  test('returns nothing for work that is late', async () => {
    const deadline = new AbortController();

    const result = raceDeadline(never, { signal: deadline.signal, remainingMs: () => 1 });
    deadline.abort();

    expect(await result).toBeUndefined();
  });

  test('returns nothing for work that was late from the start', async () => {
    expect(await raceDeadline(never, passed)).toBeUndefined();
  });

  test('rejects with the work', async () => {
    const error = new Error('a bug');

    await expect(raceDeadline(Promise.reject(error), deadlineIn(60_000))).rejects.toBe(error);
  });
});
