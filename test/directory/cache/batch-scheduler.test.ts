import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import type { CallConnect } from '../../../src/connect/call-connect.ts';
import { BatchScheduler } from '../../../src/directory/cache/batch-scheduler.ts';

const NEVER = 60_000;

/** A call that ends when the test ends it. */
function openCall(scheduler: BatchScheduler): { end: () => void } {
  const { promise, resolve } = Promise.withResolvers<never>();
  const caller = scheduler.trackCalls(() => promise) as unknown as () => Promise<unknown>;
  void caller();
  return {
    end: () => {
      resolve(undefined as never);
    },
  };
}

/** Lets all scheduled work run. */
async function drain(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await setImmediate();
}

describe('a batch', () => {
  test('is dispatched at once when nothing is pending', async () => {
    const scheduler = new BatchScheduler(NEVER);
    const dispatched: string[] = [];

    scheduler.stage('resources').schedule(() => dispatched.push('queues'));
    await drain();

    expect(dispatched).toStrictEqual(['queues']);
  });

  test('waits for all pending calls', async () => {
    const scheduler = new BatchScheduler(NEVER);
    const dispatched: string[] = [];
    const first = openCall(scheduler);
    const second = openCall(scheduler);

    scheduler.stage('resources').schedule(() => dispatched.push('queues'));
    await drain();
    first.end();
    await drain();
    expect(dispatched).toStrictEqual([]);
    second.end();
    await drain();

    expect(dispatched).toStrictEqual(['queues']);
  });

  test('is dispatched after the stages that may add keys to it, and with those of its own stage', async () => {
    const scheduler = new BatchScheduler(NEVER);
    const dispatched: string[] = [];
    const links = { call: undefined as { end: () => void } | undefined };

    scheduler.stage('leaves').schedule(() => dispatched.push('metrics'));
    scheduler.stage('resources').schedule(() => dispatched.push('queues'));
    scheduler.stage('resources').schedule(() => dispatched.push('users'));
    scheduler.stage('links').schedule(() => {
      dispatched.push('quick connects');
      links.call = openCall(scheduler);
    });
    await drain();
    expect(dispatched).toStrictEqual(['quick connects']);
    links.call?.end();
    await drain();

    expect(dispatched).toStrictEqual(['quick connects', 'queues', 'users', 'metrics']);
  });

  test('waits no longer than the maximum time, whatever is pending', async () => {
    const scheduler = new BatchScheduler(1);
    openCall(scheduler);

    const dispatched = await new Promise((resolve) => {
      scheduler.stage('leaves').schedule(() => {
        resolve('metrics');
      });
    });

    expect(dispatched).toBe('metrics');
  });

  test('is dispatched when a call fails, too', async () => {
    const scheduler = new BatchScheduler(NEVER);
    const dispatched: string[] = [];
    const failing: CallConnect = () => Promise.reject(new Error('a bug'));

    const failed = scheduler.trackCalls(failing)({} as never);
    scheduler.stage('leaves').schedule(() => dispatched.push('metrics'));
    await expect(failed).rejects.toThrow('a bug');
    await drain();

    expect(dispatched).toStrictEqual(['metrics']);
  });
});
