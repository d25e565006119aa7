import { ConnectClient } from '@aws-sdk/client-connect';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Centre, seed } from '../../emulator/support/random-centre.ts';
import { steps } from '../../emulator/support/random-steps.ts';
import { World as Clock } from '../../emulator/support/wire.ts';
import { INSTANCE_ID } from '../../support/ids.ts';
import { startWorld } from '../../support/world.ts';
import { availabilityOf, expectTruth } from './support/availability.ts';

/** How many runs are tried; `npx jest available-operations/random --globals '{"availabilityRuns":200}'` tries more. */
const { availabilityRuns = 5 } = globalThis as { readonly availabilityRuns?: number };

/** What happens past the gateway, and then an operation by it. */
const turns = fc.array(
  fc.record({
    step: steps,
    contact: fc.nat(15),
    operation: fc.nat(1_000),
    // Two steps at one time: Connect shows no order of them.
    passes: fc.boolean(),
  }),
  { minLength: 20, maxLength: 40, size: 'max' },
);

test('whatever happened before, an operation finds a contact as it was shown', async () => {
  const clock = new Clock();
  await using world = await startWorld({
    emulator: { seed, now: clock.now },
    gateway: { transferFlowIds: { queue: 'transfer', user: 'transfer' } },
  });
  const client = new ConnectClient({
    endpoint: world.emulator.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
  const counts = { denied: 0, unknown: 0, succeeded: 0 };
  await fc.assert(
    fc.asyncProperty(turns, async (sequence) => {
      await world.emulator.reset();
      const contacts = seed.contacts.map(({ id }) => id);
      const centre: Centre = { emulator: world.emulator, client, world: clock, contacts };
      for (const { step, contact, operation, passes } of sequence) {
        if (passes) clock.advance(1_000);
        await step.run(centre);
        const id = contacts[contact % contacts.length] ?? '';
        // The gateway knows Connect's clock to a second or so, and these are scheduled for the next seconds.
        if (world.emulator.state.contacts.latest(id)?.scheduledTimestamp !== undefined) continue;
        const entries = await availabilityOf(world.client, id);
        const entry = entries[operation % entries.length];
        if (entry === undefined) continue;
        const named = {
          userId: 'cem',
          queueId: 'billing',
          later: new Date(clock.now().getTime() + 3_600_000),
        };
        const type = await expectTruth(world.client, id, entry, named);
        if (!entry.available) counts.denied += 1;
        if (entry.unknown) counts.unknown += 1;
        if (type.endsWith('Success')) counts.succeeded += 1;
      }
    }),
    // What fails is not made smaller: each attempt takes seconds.
    { numRuns: availabilityRuns, endOnFailure: true },
  );
  expect(Math.min(...Object.values(counts))).toBeGreaterThan(0);
  expect(seed.instances.map(({ id }) => id)).toStrictEqual([INSTANCE_ID]);
}, 600_000);
