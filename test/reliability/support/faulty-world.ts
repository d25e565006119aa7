import { CONTACTS, QUEUES } from '../../support/ids.ts';
import { transferOrThrow } from '../../support/transfer.ts';
import { startWorld, type World } from '../../support/world.ts';

export const DEADLINE_MS = 1_500;

/** Longer than the deadline, and than the test. */
export const NEVER_MS = 600_000;

/** The transfer in the tests of faults. */
export const INPUT = {
  contactId: CONTACTS.unassignedTask,
  target: { queueId: QUEUES.billing },
  clientToken: 'token',
};

/** A world whose calls are retried, with a short deadline. */
export async function startFaultyWorld(requestTimeoutMs = DEADLINE_MS): Promise<World> {
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
