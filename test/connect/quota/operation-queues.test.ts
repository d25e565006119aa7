import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Deadline } from '../../../src/connect/deadline.ts';
import { LocalTokenBuckets } from '../../../src/connect/quota/local-token-buckets.ts';
import { OperationQueue } from '../../../src/connect/quota/operation-queues.ts';
import type { CallPurpose } from '../../../src/connect/quota/quota.ts';

const RATE = { perSecond: 2, burst: 2 };

function startQueue(rate = RATE) {
  const now = (): number => performance.now();
  const begun = now();
  const buckets = new LocalTokenBuckets(() => rate, { now });
  const queue = new OperationQueue('TransferContact', { buckets, rateOf: () => rate, now });
  const told: string[] = [];
  const ask = (
    name: string,
    {
      priority = 'read',
      timeMs = 10_000,
    }: { priority?: CallPurpose['priority']; timeMs?: number } = {},
  ): AbortController => {
    const gone = new AbortController();
    const endsAt = now() + timeMs;
    const deadline: Deadline = {
      signal: gone.signal,
      remainingMs: () => Math.max(0, endsAt - now()),
    };
    const tell = (what: string): void => void told.push(`${name} ${what} at ${now() - begun}`);
    void queue.admit({ caller: name.charAt(0), priority }, deadline).then((admission) => {
      if (admission.admitted) tell('let through');
      else if (admission.failure.kind === 'not-sent') tell('given up');
      else tell(`rejected for ${admission.failure.retryAfterSeconds} s`);
    });
    return gone;
  };
  return { queue, ask, told };
}

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('a queue', () => {
  test('lets calls through as tokens come', async () => {
    const { ask, told } = startQueue();
    for (const name of ['a', 'b', 'c', 'd']) ask(name);
    await jest.advanceTimersByTimeAsync(5_000);

    expect(told).toStrictEqual([
      'a let through at 0',
      'b let through at 0',
      'c let through at 500',
      'd let through at 1000',
    ]);
  });

  test('refuses at once what cannot be let through in three quarters of its time, and tells when to come back', async () => {
    const { ask, told } = startQueue();
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) ask(name, { timeMs: 1_400 });
    await jest.advanceTimersByTimeAsync(0);

    expect(told).toStrictEqual([
      'e rejected for 1 s at 0',
      'f rejected for 1 s at 0',
      'a let through at 0',
      'b let through at 0',
    ]);
  });

  test('tells who comes into a long queue to come back later', async () => {
    const { ask, told } = startQueue({ perSecond: 0.5, burst: 1 });
    for (const name of ['a', 'b', 'c', 'd', 'e']) ask(name, { timeMs: 20_000 });
    for (const name of ['f', 'g']) ask(name, { timeMs: 4_000 });
    await jest.advanceTimersByTimeAsync(0);

    expect(told.filter((line) => line.includes('rejected'))).toStrictEqual([
      'f rejected for 7 s at 0',
      'g rejected for 7 s at 0',
    ]);
  });

  test('refuses who is overtaken, and not who overtakes', async () => {
    const { ask, told } = startQueue();
    ask('a', { timeMs: 10_000 });
    await jest.advanceTimersByTimeAsync(0);
    for (const name of ['b1', 'b2', 'b3']) ask(name, { timeMs: 1_400 });
    await jest.advanceTimersByTimeAsync(0);
    ask('c', { timeMs: 1_400 });
    await jest.advanceTimersByTimeAsync(2_000);

    expect(told).toStrictEqual([
      'a let through at 0',
      'b1 let through at 0',
      'b3 rejected for 1 s at 0',
      'c let through at 500',
      'b2 let through at 1000',
    ]);
  });

  test('lets mutations through before reads', async () => {
    const { ask, told } = startQueue();
    for (const name of ['a', 'b', 'c', 'd']) ask(name);
    await jest.advanceTimersByTimeAsync(0);
    ask('e', { priority: 'mutation' });
    await jest.advanceTimersByTimeAsync(5_000);

    expect(told.slice(2)).toStrictEqual([
      'e let through at 500',
      'c let through at 1000',
      'd let through at 1500',
    ]);
  });

  test('gives the turn of who has gone to the next', async () => {
    const { ask, told } = startQueue();
    ask('a');
    ask('b');
    const gone = ask('c');
    ask('d');
    await jest.advanceTimersByTimeAsync(0);
    gone.abort();
    await jest.advanceTimersByTimeAsync(5_000);

    expect(told.slice(2)).toStrictEqual(['c given up at 0', 'd let through at 500']);
  });

  test('waits as long as Connect tells, and is slower afterwards', async () => {
    const { queue, ask, told } = startQueue();
    ask('a');
    await jest.advanceTimersByTimeAsync(0);
    queue.onThrottled(3);
    for (const name of ['b', 'c', 'd', 'e']) ask(name, { timeMs: 60_000 });
    await jest.advanceTimersByTimeAsync(20_000);
    const times = told.slice(1).map((line) => Number(line.split(' ').at(-1)));
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));

    expect(times[0]).toBeGreaterThanOrEqual(3_000);
    // Two tokens have come back in the meantime; after them, calls are further apart than the rate alone would have them.
    expect(gaps.slice(1).every((gap) => gap > 500)).toBe(true);
  });

  test('refuses who waits when Connect tells to stay away for too long', async () => {
    const { queue, ask, told } = startQueue();
    for (const name of ['a', 'b', 'c']) ask(name);
    await jest.advanceTimersByTimeAsync(0);
    queue.onThrottled(60);
    await jest.advanceTimersByTimeAsync(0);

    expect(told.at(-1)).toBe('c rejected for 53 s at 0');
  });

  test('leaves no timer behind, and shows what it holds', async () => {
    const { queue, ask } = startQueue();
    for (const name of ['a', 'b', 'c']) ask(name, { timeMs: 60_000 });
    await jest.advanceTimersByTimeAsync(0);
    const busy = queue.state;
    await jest.advanceTimersByTimeAsync(500);
    const idle = { ...queue.state, timers: jest.getTimerCount() };
    await jest.advanceTimersByTimeAsync(500);

    expect({ busy, idle, tokensLater: queue.state.tokens }).toStrictEqual({
      busy: { tokens: 0, perSecond: 2, waiting: 1 },
      idle: { tokens: 0, perSecond: 2, waiting: 0, timers: 0 },
      tokensLater: 1,
    });
  });
});
