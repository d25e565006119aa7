import { afterEach, expect, test } from '@jest/globals';
import { startEmulator } from '../../src/emulator/emulator.ts';
import {
  closeEmulators,
  describeContact,
  ids,
  send,
  signature,
  start,
  toBilling,
} from './support/wire.ts';

afterEach(closeEmulators);

test('an answer is delayed by the latency, a rejection too', async () => {
  const emulator = await start({ latencyMs: 40 });
  for (const headers of [signature, {}]) {
    const before = performance.now();
    await send(emulator, { ...describeContact(ids.claim), headers });
    expect(performance.now() - before).toBeGreaterThanOrEqual(39);
  }
});

test('the operation is executed before its answer is delayed', async () => {
  const { promise: executed, resolve } = Promise.withResolvers<string>();
  const newId = (): string => {
    resolve('new');
    return 'new';
  };
  const emulator = await startEmulator({ latencyMs: 3_600_000, newId });
  const answer = send(emulator, toBilling()).catch(() => 'cut off');
  expect(await executed).toBe('new');
  // An hour has not passed: closing does not wait for delayed answers.
  await emulator.close();
  await answer;
});
