import { randomUUID } from 'node:crypto';
import type { Contact } from '@aws-sdk/client-connect';
import { afterEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkInvariants } from './support/invariants.ts';
import { seed } from './support/random-centre.ts';
import { steps } from './support/random-steps.ts';
import { sdkOf } from './support/sdk.ts';
import { closeEmulators, start, World } from './support/wire.ts';

afterEach(closeEmulators);

/** How many runs are tried; `npx jest random-operations --globals '{"emulatorRuns":500}'` tries more. */
const { emulatorRuns = 5 } = globalThis as { readonly emulatorRuns?: number };

const sequences = fc.array(steps, { minLength: 20, maxLength: 60, size: 'max' });

test('random operations leave contacts, agents and metrics consistent, and rejected ones leave all as it was', async () => {
  const world = new World();
  const emulator = await start({ seed, now: world.now, newId: randomUUID });
  const { client } = sdkOf(emulator);
  let done = 0;
  await fc.assert(
    fc.asyncProperty(sequences, async (sequence) => {
      await emulator.reset();
      const contacts = seed.contacts.map(({ id }) => id);
      const centre = { emulator, client, world, contacts };
      let before = await checkInvariants(centre);
      for (const step of sequence) {
        world.advance(1); // no two steps at one time: their order would not show
        const isDone = await step.run(centre);
        const after = await checkInvariants(centre);
        done += isDone ? 1 : 0;
        const expected = isDone ? after : before;
        expect(unscheduled(after)).toStrictEqual(unscheduled(expected));
        before = after;
      }
    }),
    // What fails is not made smaller: each attempt takes seconds.
    { numRuns: emulatorRuns, endOnFailure: true },
  );
  expect(done).toBeGreaterThan(emulatorRuns);
}, 600_000);

/** The contacts that do not start by time. */
function unscheduled(contacts: readonly Contact[]): Contact[] {
  return contacts.filter(({ ScheduledTimestamp }) => ScheduledTimestamp === undefined);
}
