import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Deadline } from '../../../src/connect/deadline.ts';
import { LocalTokenBuckets } from '../../../src/connect/quota/local-token-buckets.ts';
import { OperationQueue, OperationQueues } from '../../../src/connect/quota/operation-queues.ts';
import type { CallPurpose } from '../../../src/connect/quota/quota.ts';

const RATE = { perSecond: 2, burst: 2 };

function startQueue(rate = RATE) {
  let standstillMs = 0;
  const now = (): number => performance.now() + standstillMs;
  const begun = now();
  const buckets = new LocalTokenBuckets(() => rate, { now });
  const queue = new OperationQueue('TransferContact', { buckets, rateOf: () => rate, now });
  const outcomes: string[] = [];
  const enqueue = (
    name: string,
    {
      priority = 'read',
      timeMs = 10_000,
    }: { priority?: CallPurpose['priority']; timeMs?: number } = {},
  ): AbortController => {
    const aborted = new AbortController();
    const endsAt = now() + timeMs;
    const deadline: Deadline = {
      signal: aborted.signal,
      remainingMs: () => Math.max(0, endsAt - now()),
    };
    const note = (what: string): void => void outcomes.push(`${name} ${what} at ${now() - begun}`);
    void queue.admit({ caller: name.charAt(0), priority }, deadline).then((admission) => {
      if (admission.admitted) note('admitted');
      else if (admission.failure.kind === 'not-sent') note('cancelled');
      else note(`rejected for ${admission.failure.retryAfterSeconds} s`);
    });
    return aborted;
  };
  /** Time passes in which no timer runs. */
  const standStill = (milliseconds: number): void => {
    standstillMs += milliseconds;
  };
  return { queue, enqueue, outcomes, standStill };
}

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('a queue', () => {
  test('admits calls as tokens arrive', async () => {
    const { enqueue, outcomes } = startQueue();
    for (const name of ['a', 'b', 'c', 'd']) enqueue(name);
    await jest.advanceTimersByTimeAsync(5_000);

    expect(outcomes).toStrictEqual([
      'a admitted at 0',
      'b admitted at 0',
      'c admitted at 500',
      'd admitted at 1000',
    ]);
  });

  test('rejects at once calls that cannot be admitted in three quarters of their time, with the time to retry', async () => {
    const { enqueue, outcomes } = startQueue();
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) enqueue(name, { timeMs: 1_400 });
    await jest.advanceTimersByTimeAsync(0);

    expect(outcomes).toStrictEqual([
      'e rejected for 1 s at 0',
      'f rejected for 1 s at 0',
      'a admitted at 0',
      'b admitted at 0',
    ]);
  });

  test('rejects calls that arrive in a long queue, with the time to retry', async () => {
    const { enqueue, outcomes } = startQueue({ perSecond: 0.5, burst: 1 });
    for (const name of ['a', 'b', 'c', 'd', 'e']) enqueue(name, { timeMs: 20_000 });
    for (const name of ['f', 'g']) enqueue(name, { timeMs: 4_000 });
    await jest.advanceTimersByTimeAsync(0);

    expect(outcomes.filter((line) => line.includes('rejected'))).toStrictEqual([
      'f rejected for 7 s at 0',
      'g rejected for 7 s at 0',
    ]);
  });

  test('rejects calls that are overtaken, and not those that overtake', async () => {
    const { enqueue, outcomes } = startQueue();
    enqueue('a', { timeMs: 10_000 });
    await jest.advanceTimersByTimeAsync(0);
    for (const name of ['b1', 'b2', 'b3']) enqueue(name, { timeMs: 1_400 });
    await jest.advanceTimersByTimeAsync(0);
    enqueue('c', { timeMs: 1_400 });
    await jest.advanceTimersByTimeAsync(2_000);

    expect(outcomes).toStrictEqual([
      'a admitted at 0',
      'b1 admitted at 0',
      'b3 rejected for 1 s at 0',
      'c admitted at 500',
      'b2 admitted at 1000',
    ]);
  });

  test('admits mutations before reads', async () => {
    const { enqueue, outcomes } = startQueue();
    for (const name of ['a', 'b', 'c', 'd']) enqueue(name);
    await jest.advanceTimersByTimeAsync(0);
    enqueue('e', { priority: 'mutation' });
    await jest.advanceTimersByTimeAsync(5_000);

    expect(outcomes.slice(2)).toStrictEqual([
      'e admitted at 500',
      'c admitted at 1000',
      'd admitted at 1500',
    ]);
  });

  test.each([
    ['its deadline has passed', true],
    ['it has too little time left', false],
  ])('rejects a call with the time to retry after a standstill, when %s', async (_, isAborted) => {
    const { enqueue, outcomes, standStill } = startQueue();
    for (const name of ['a', 'b']) enqueue(name);
    const overdue = enqueue('c', { timeMs: 1_400 });
    enqueue('d');
    await jest.advanceTimersByTimeAsync(0);
    standStill(1_400);
    if (isAborted) overdue.abort();
    await jest.advanceTimersByTimeAsync(500);

    expect(outcomes.slice(2).toSorted()).toStrictEqual([
      expect.stringMatching(/^c rejected for 1 s at 1[49]00$/),
      'd admitted at 1900',
    ]);
  });

  test('gives the turn of a cancelled call to the next', async () => {
    const { enqueue, outcomes } = startQueue();
    enqueue('a');
    enqueue('b');
    const aborted = enqueue('c');
    enqueue('d');
    await jest.advanceTimersByTimeAsync(0);
    aborted.abort();
    await jest.advanceTimersByTimeAsync(5_000);

    expect(outcomes.slice(2)).toStrictEqual(['c cancelled at 0', 'd admitted at 500']);
  });

  test('waits for Connect’s Retry-After, and is slower afterwards', async () => {
    const { queue, enqueue, outcomes } = startQueue();
    enqueue('a');
    await jest.advanceTimersByTimeAsync(0);
    queue.onThrottled(3);
    for (const name of ['b', 'c', 'd', 'e']) enqueue(name, { timeMs: 60_000 });
    await jest.advanceTimersByTimeAsync(20_000);
    const times = outcomes.slice(1).map((line) => Number(line.split(' ').at(-1)));
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));

    expect(times[0]).toBeGreaterThanOrEqual(3_000);
    // Two tokens have come back in the meantime; after them, the interval between calls is longer than the rate requires.
    expect(gaps.slice(1).every((gap) => gap > 500)).toBe(true);
  });

  test('rejects waiting calls when Connect’s Retry-After is too long', async () => {
    const { queue, enqueue, outcomes } = startQueue();
    for (const name of ['a', 'b', 'c']) enqueue(name);
    await jest.advanceTimersByTimeAsync(0);
    queue.onThrottled(60);
    await jest.advanceTimersByTimeAsync(0);

    expect(outcomes.at(-1)).toBe('c rejected for 53 s at 0');
  });

  test('leaves no timer behind, and reports its state', async () => {
    const { queue, enqueue } = startQueue();
    for (const name of ['a', 'b', 'c']) enqueue(name, { timeMs: 60_000 });
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

test.each([
  ['TooManyRequestsException', 400, true],
  ['SomeException', 429, true],
  ['LimitExceededException', 429, false],
  ['InvalidRequestException', 400, false],
])('a call rejected by %s, %d, slows its operation: %j', async (exception, status, slows) => {
  const rateOf = (): typeof RATE => RATE;
  const queues = new OperationQueues({ rateOf, buckets: new LocalTokenBuckets(rateOf) });
  const deadline = { signal: new AbortController().signal, remainingMs: () => 1_000 };
  await queues.admit('PauseContact', { caller: 'a', priority: 'mutation' }, deadline);

  queues.onAttempt('PauseContact', {
    kind: 'rejected',
    exception,
    status,
    message: '',
    requestId: undefined,
    retryAfterSeconds: undefined,
  });

  const { perSecond = 0 } = queues.states.get('PauseContact') ?? {};
  expect(perSecond < RATE.perSecond).toBe(slows);
});
