import { forbidden } from '../../api/forbidden.ts';
import { ReadFailure } from '../../api/read-failure.ts';
import type { Caller } from '../../auth/caller.ts';
import type { ContactLoader } from '../contact.loader.ts';
import { ContactResourceType } from '../errors/contact-resource-type.enum.ts';
import { failureOfRead } from './failure-of-read.ts';
import type { TransferFailure } from './transfer-failure.ts';
import type { TransferRequest } from './transfer-request.ts';

/** What the check of a transfer takes from its request's context. */
export interface QueueRules {
  readonly caller: Caller;
  /** Hands out those contacts only that the caller may see. */
  readonly contacts: ContactLoader;
}

/**
 * Checks a transfer of a caller who is restricted to some queues: it is to go from one of them to one of them. Users and
 * flows are none, so it cannot go there. Costs a read of the contact, and nothing for callers who are not restricted.
 *
 * @returns why it cannot be made for want of the contact; `undefined` when it may be made.
 * @throws an error with the code FORBIDDEN when the caller may not make it.
 */
export async function stayWithinQueues(
  { caller: { queueIds }, contacts }: QueueRules,
  { instanceId, contactId: id, clientToken, target }: TransferRequest,
): Promise<TransferFailure | undefined> {
  if (queueIds === undefined) return undefined;
  if (target.kind !== 'queue' || !queueIds.has(target.id)) throw forbidden();
  const resource = { type: ContactResourceType.CONTACT, id };
  try {
    const contact = await contacts.load({ instanceId, id });
    return contact === null ? { reason: 'resource-not-found', resource } : undefined;
  } catch (error) {
    if (error instanceof ReadFailure) return failureOfRead(error.failure, resource, clientToken);
    throw error;
  }
}
