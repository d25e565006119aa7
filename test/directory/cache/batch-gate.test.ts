import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import type { CallConnect } from '../../../src/connect/call-connect.ts';
import { BatchGate } from '../../../src/directory/cache/batch-gate.ts';

const NEVER = 60_000;

/** A call that ends when it is told to. */
function openCall(gate: BatchGate): { end: () => void } {
  const { promise, resolve } = Promise.withResolvers<never>();
  const caller = gate.track(() => promise) as unknown as () => Promise<unknown>;
  void caller();
  return {
    end: () => {
      resolve(undefined as never);
    },
  };
}

/** Lets everything happen that is about to. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await setImmediate();
}

describe('a batch', () => {
  test('leaves at once when nothing is under way', async () => {
    const gate = new BatchGate(NEVER);
    const left: string[] = [];

    gate.of('resources').schedule(() => left.push('queues'));
    await settle();

    expect(left).toStrictEqual(['queues']);
  });

  test('waits for the calls that are under way, all of them', async () => {
    const gate = new BatchGate(NEVER);
    const left: string[] = [];
    const first = openCall(gate);
    const second = openCall(gate);

    gate.of('resources').schedule(() => left.push('queues'));
    await settle();
    first.end();
    await settle();
    expect(left).toStrictEqual([]);
    second.end();
    await settle();

    expect(left).toStrictEqual(['queues']);
  });

  test('leaves after those that may bring more keys for it, and with those of its kind', async () => {
    const gate = new BatchGate(NEVER);
    const left: string[] = [];
    const links = { call: undefined as { end: () => void } | undefined };

    gate.of('leaves').schedule(() => left.push('metrics'));
    gate.of('resources').schedule(() => left.push('queues'));
    gate.of('resources').schedule(() => left.push('users'));
    gate.of('links').schedule(() => {
      left.push('quick connects');
      links.call = openCall(gate);
    });
    await settle();
    expect(left).toStrictEqual(['quick connects']);
    links.call?.end();
    await settle();

    expect(left).toStrictEqual(['quick connects', 'queues', 'users', 'metrics']);
  });

  test('waits no longer than its time, whatever is under way', async () => {
    const gate = new BatchGate(1);
    openCall(gate);

    const left = await new Promise((resolve) => {
      gate.of('leaves').schedule(() => {
        resolve('metrics');
      });
    });

    expect(left).toBe('metrics');
  });

  test('leaves when a call fails, too', async () => {
    const gate = new BatchGate(NEVER);
    const left: string[] = [];
    const failing: CallConnect = () => Promise.reject(new Error('a bug'));

    const failed = gate.track(failing)({} as never);
    gate.of('leaves').schedule(() => left.push('metrics'));
    await expect(failed).rejects.toThrow('a bug');
    await settle();

    expect(left).toStrictEqual(['metrics']);
  });
});
