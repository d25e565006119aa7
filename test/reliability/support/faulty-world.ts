import { CONTACTS, QUEUES } from '../../support/ids.ts';
import { transferOrThrow } from '../../support/transfer.ts';
import { startWorld, type World } from '../../support/world.ts';

/** Time for three attempts, one of them without an answer, for their pauses, and for the read-back. */
export const PATIENT_MS = 10_000;

/** Longer than the deadline, and than the test. */
export const NEVER_MS = 600_000;

/** The transfer in the tests of faults. */
export const INPUT = {
  contactId: CONTACTS.unassignedTask,
  target: { queueId: QUEUES.billing },
  clientToken: 'token',
};

/** A world whose calls are retried. */
export async function startFaultyWorld(requestTimeoutMs = PATIENT_MS): Promise<World> {
  return startWorld({ maxAttempts: 3, gateway: { requestTimeoutMs } });
}

/** Runs once what the tests run, so that the first, slow run in a process does not count. */
export async function warmUp(): Promise<void> {
  await using world = await startWorld();
  await transferOrThrow(world, INPUT);
  await world.client.data(
    `{ contact(id: "${CONTACTS.taskOfAmara}") { name } queues { nodes { name } } }`,
  );
}

/** The transfers of `INPUT` that Connect has executed. */
export function executedTransfersOf({ executedTransfers }: World): World['executedTransfers'] {
  return executedTransfers.filter(({ contactId }) => contactId === INPUT.contactId);
}
