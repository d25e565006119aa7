import { describe, expect, test } from '@jest/globals';
import type { Deadline } from '../../../src/connect/deadline.ts';
import { SharedTask } from '../../../src/directory/cache/shared-task.ts';

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

/** A task that ends when the test ends it, and its deadline. */
function start(first: Deadline) {
  const { promise, resolve } = Promise.withResolvers<string>();
  const seen: { deadline?: Deadline } = {};
  const task = new SharedTask(first, async (deadline) => {
    seen.deadline = deadline;
    return promise;
  });
  if (seen.deadline === undefined) throw new Error('The task was not started at once');
  return { task, end: resolve, deadline: seen.deadline };
}

describe('a shared task', () => {
  test('has the latest deadline of the requests that wait', () => {
    const [first, second] = [waiter(100), waiter(900)];
    const { task, deadline } = start(first);

    const alone = deadline.remainingMs();
    task.join(second);
    const together = deadline.remainingMs();
    second.leave();

    expect([alone, together, deadline.remainingMs()]).toStrictEqual([100, 900, 100]);
  });

  test('continues until the last request has left', () => {
    const [first, second] = [waiter(100), waiter(100)];
    const { task, deadline } = start(first);
    task.join(second);

    first.leave();
    const withOne = deadline.signal.aborted;
    second.leave();

    expect([withOne, deadline.signal.aborted]).toStrictEqual([false, true]);
  });

  test('cannot be joined once it was aborted', () => {
    const first = waiter(100);
    const { task } = start(first);

    first.leave();

    expect(task.join(waiter(100))).toBe(false);
  });

  test('is aborted at once when it is started for a request that has left', () => {
    const first = waiter(100);
    first.leave();

    expect(start(first).deadline.signal.aborted).toBe(true);
  });

  test('keeps its result after its end, whichever request leaves', async () => {
    const first = waiter(100);
    const { task, end, deadline } = start(first);

    end('done');
    await task.result;
    first.leave();

    expect(task.join(waiter(100))).toBe(true);
    expect(deadline.signal.aborted).toBe(false);
    expect(await task.result).toBe('done');
  });
});
