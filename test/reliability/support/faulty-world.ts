import { CONTACTS, QUEUES } from '../../support/ids.ts';
import { transferOrThrow } from '../../support/transfer.ts';
import { startWorld, type World } from '../../support/world.ts';

export const DEADLINE_MS = 1_500;

/** Far beyond the deadline, and beyond the test. */
export const NEVER_MS = 600_000;

/** The transfer that the tests of faults ask for. */
export const INPUT = {
  contactId: CONTACTS.unassignedTask,
  target: { queueId: QUEUES.billing },
  clientToken: 'token',
};

/** A world whose calls are repeated, with a short deadline. */
export async function startFaultyWorld(requestTimeoutMs = DEADLINE_MS): Promise<World> {
  return startWorld({ maxAttempts: 3, gateway: { requestTimeoutMs } });
}

/** Does once what the tests do: what is slow the first time in a process is no fault's doing. */
export async function warmUp(): Promise<void> {
  await using world = await startWorld();
  await transferOrThrow(world, INPUT);
  await world.client.data(
    `{ contact(id: "${CONTACTS.taskOfAmara}") { name } queues { nodes { name } } }`,
  );
}

/** What Connect has carried out of `INPUT`. */
export function executedTransfersOf({ executedTransfers }: World): World['executedTransfers'] {
  return executedTransfers.filter(({ contactId }) => contactId === INPUT.contactId);
}
