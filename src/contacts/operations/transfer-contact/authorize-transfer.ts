import type { Caller } from '../../../auth/caller.ts';
import { withoutAlias } from '../../../connect/connect-arn.ts';
import { forbidden } from '../../../graphql-kit/access/forbidden.ts';
import { ReadFailure } from '../../../graphql-kit/errors/read-failure.ts';
import type { ContactLoader } from '../../contact.loader.ts';
import { ContactResourceType } from '../../errors/contact-resource-type.enum.ts';
import { failureOfRead } from '../kit/operation-failure.ts';
import type { TransferCommand, TransferFailure } from './transfer-model.ts';
import type { TransferSettings } from './validate-transfer.ts';

/** What the check of a transfer takes from its request's context. */
export interface QueueRestriction extends Pick<TransferSettings, 'transferFlowIds'> {
  readonly caller: Caller;
  /** Hands out those contacts only that the caller may see. */
  readonly contacts: ContactLoader;
}

/** Whether the caller is restricted to some queues. */
export function isRestricted({ caller }: QueueRestriction): boolean {
  return caller.queueIds !== undefined;
}

/**
 * Checks a transfer of a caller that is restricted to some queues: it must go from one of them to one of them. Users and
 * flows are none, so it cannot go there; and since a flow decides in the end, it is to be one that the operators have
 * chosen, for all transfers or for the quick connect. Costs a read of the contact, and nothing for callers that are not
 * restricted.
 *
 * @param byQuickConnect whether target and flow are those of a quick connect.
 * @returns why it cannot be made for want of the contact; `undefined` when it may be made.
 * @throws an error with the code FORBIDDEN when the caller may not make it.
 */
export async function authorizeTransfer(
  { caller: { queueIds }, contacts, transferFlowIds }: QueueRestriction,
  { instanceId, contactId: id, contactFlowId, clientToken, target }: TransferCommand,
  byQuickConnect: boolean,
): Promise<TransferFailure | undefined> {
  if (queueIds === undefined) return undefined;
  if (target.kind !== 'queue' || !queueIds.has(target.id)) throw forbidden('queues');
  const { queue: chosenFlowId } = transferFlowIds;
  const isChosen = chosenFlowId !== undefined && contactFlowId === withoutAlias(chosenFlowId);
  if (!byQuickConnect && !isChosen) throw forbidden('configured flows');
  const resource = { type: ContactResourceType.CONTACT, id };
  try {
    const contact = await contacts.load({ instanceId, id });
    return contact === null ? { reason: 'resource-not-found', resource } : undefined;
  } catch (error) {
    if (error instanceof ReadFailure) return failureOfRead(error.failure, resource, clientToken);
    throw error;
  }
}
