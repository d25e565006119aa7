import { transfer } from '../../support/transfer.ts';
import type { World } from '../../support/world.ts';
import { executedTransfersOf, INPUT } from './faulty-world.ts';

/** What was answered, what Connect did, and what is on record: they are to tell the same. */
export async function transferAndCompare(world: World): Promise<unknown> {
  const answer = await transfer(world, INPUT);
  const newContactId = 'contactId' in answer ? answer.contactId : undefined;
  return {
    answer: answer.__typename,
    recorded: world.audit.findLast(({ record }) => record === 'OUTCOME'),
    executed: executedTransfersOf(world).map((each) => ({
      isTheOne: newContactId === undefined ? 'not told' : each.newContactId === newContactId,
    })),
  };
}

/** What `transferAndCompare` gives for a transfer that took place, and was told as that. */
export const succeeded = { answer: 'TransferContactSuccess', executed: [{ isTheOne: true }] };

/** What it gives for one that did not take place, of which the gateway cannot know. */
export const unknown = { answer: 'ContactOutcomeUnknownError', executed: [] };

/** The same of one that took place. */
export const unknownButDone = { ...unknown, executed: [{ isTheOne: 'not told' }] };
