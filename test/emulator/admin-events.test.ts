import { afterEach, expect, test } from '@jest/globals';
import type { Emulator } from '../../src/emulator/emulator.ts';
import { admin } from './support/admin.ts';
import { closeEmulators, ids, start } from './support/wire.ts';

afterEach(closeEmulators);

const undisturbed = { late: 0, delayMs: 5_000, duplicated: 0, reordered: 0, lost: 0, seed: 1 };

/** The number of events of a contact that is created. */
async function eventsOfContact(emulator: Emulator): Promise<number> {
  let count = 0;
  const unsubscribe = emulator.events.subscribe(() => {
    count += 1;
  });
  await admin(emulator, 'contacts', { queueId: ids.billing });
  unsubscribe();
  return count;
}

test('events are disturbed on request, until a request or a reset ends it', async () => {
  const emulator = await start();
  expect((await admin(emulator, 'events')).body).toStrictEqual(undisturbed);
  const all = await eventsOfContact(emulator);
  expect(all).toBeGreaterThan(0);

  const lost = await admin(emulator, 'events', { lost: 1 });
  expect([lost.status, lost.body]).toStrictEqual([200, { ...undisturbed, lost: 1 }]);
  expect((await admin(emulator, 'events')).body).toStrictEqual(lost.body);
  expect(await eventsOfContact(emulator)).toBe(0);

  await admin(emulator, 'events', { duplicated: 1 });
  expect(await eventsOfContact(emulator)).toBe(2 * all);

  expect((await admin(emulator, 'events', {})).body).toStrictEqual(undisturbed);
  await admin(emulator, 'events', { lost: 1 });
  await admin(emulator, 'reset', {});
  expect(await eventsOfContact(emulator)).toBe(all);
});

test.each([
  { body: { lost: 1.1 }, path: 'lost' },
  { body: { late: -0.1 }, path: 'late' },
  { body: { delayMs: 0 }, path: 'delayMs' },
  { body: { dropped: 1 }, path: 'body' },
])('$body is rejected', async ({ body, path }) => {
  const answer = await admin(await start(), 'events', body);
  expect([answer.status, answer.body['issues']]).toStrictEqual([
    400,
    [{ path, message: expect.any(String) }],
  ]);
});
