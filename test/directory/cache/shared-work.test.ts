import { describe, expect, test } from '@jest/globals';
import type { Deadline } from '../../../src/connect/deadline.ts';
import { SharedWork } from '../../../src/directory/cache/shared-work.ts';

interface Waiter extends Deadline {
  leave(): void;
}

function waiter(milliseconds: number): Waiter {
  const controller = new AbortController();
  return {
    signal: controller.signal,
    remainingMs: () => milliseconds,
    leave: () => {
      controller.abort();
    },
  };
}

/** Work that ends when it is told to, and its deadline. */
function start(first: Deadline) {
  const { promise, resolve } = Promise.withResolvers<string>();
  const seen: { deadline?: Deadline } = {};
  const work = new SharedWork(first, async (deadline) => {
    seen.deadline = deadline;
    return promise;
  });
  if (seen.deadline === undefined) throw new Error('The work was not begun at once');
  return { work, end: resolve, deadline: seen.deadline };
}

describe('shared work', () => {
  test('has the time of the most patient of those who wait', () => {
    const [first, second] = [waiter(100), waiter(900)];
    const { work, deadline } = start(first);

    const alone = deadline.remainingMs();
    work.join(second);
    const together = deadline.remainingMs();
    second.leave();

    expect([alone, together, deadline.remainingMs()]).toStrictEqual([100, 900, 100]);
  });

  test('goes on until the last has left', () => {
    const [first, second] = [waiter(100), waiter(100)];
    const { work, deadline } = start(first);
    work.join(second);

    first.leave();
    const withOne = deadline.signal.aborted;
    second.leave();

    expect([withOne, deadline.signal.aborted]).toStrictEqual([false, true]);
  });

  test('is not joined once it was given up', () => {
    const first = waiter(100);
    const { work } = start(first);

    first.leave();

    expect(work.join(waiter(100))).toBe(false);
  });

  test('is given up at once when it is begun for somebody who has left', () => {
    const first = waiter(100);
    first.leave();

    expect(start(first).deadline.signal.aborted).toBe(true);
  });

  test('can be had after its end, whoever leaves', async () => {
    const first = waiter(100);
    const { work, end, deadline } = start(first);

    end('done');
    await work.result;
    first.leave();

    expect(work.join(waiter(100))).toBe(true);
    expect(deadline.signal.aborted).toBe(false);
    expect(await work.result).toBe('done');
  });
});
