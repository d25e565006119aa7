import { transfer } from '../../support/transfer.ts';
import type { World } from '../../support/world.ts';
import { executedTransfersOf, INPUT } from './faulty-world.ts';

/** The response, what Connect did, and the audit record: they must agree. */
export async function transferAndCompare(world: World): Promise<unknown> {
  const answer = await transfer(world, INPUT);
  const newContactId = 'contactId' in answer ? answer.contactId : undefined;
  return {
    answer: answer.__typename,
    recorded: world.audit.findLast(({ record }) => record === 'OUTCOME'),
    executed: executedTransfersOf(world).map((each) => ({
      isTheOne: newContactId === undefined ? 'unknown' : each.newContactId === newContactId,
    })),
  };
}

/** The result of `transferAndCompare` for a successful transfer that was reported as such. */
export const succeeded = { answer: 'TransferContactSuccess', executed: [{ isTheOne: true }] };

/** The same for one that was not executed, which the gateway cannot know. */
export const unknown = { answer: 'ContactOutcomeUnknownError', executed: [] };

/** The same for one that was executed. */
export const unknownButDone = { ...unknown, executed: [{ isTheOne: 'unknown' }] };
