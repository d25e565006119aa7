import type { Caller } from '../../../auth/caller.ts';
import { withoutAlias } from '../../../connect/connect-arn.ts';
import { forbidden } from '../../../graphql-kit/access/forbidden.ts';
import { ReadFailure } from '../../../graphql-kit/errors/read-failure.ts';
import type { ContactLoader } from '../../contact.loader.ts';
import { ContactResourceType } from '../../errors/contact-resource-type.enum.ts';
import { failureOfRead } from '../kit/operation-failure.ts';
import type { TransferCommand, TransferFailure } from './transfer-model.ts';
import type { TransferSettings } from './validate-transfer.ts';

/** The part of a request's context that the check of a transfer uses. */
export interface QueueRestriction extends Pick<TransferSettings, 'transferFlowIds'> {
  readonly caller: Caller;
  /** Loads only contacts that the caller may view. */
  readonly contacts: ContactLoader;
}

/** Whether the caller is restricted to some queues. */
export function isRestricted({ caller }: QueueRestriction): boolean {
  return caller.queueIds !== undefined;
}

/**
 * Checks a transfer by a caller that is restricted to some queues: both the contact's queue and the target must be
 * among them. Users and flows are not queues, so they cannot be the target. Since the flow decides where the contact
 * ends up, it must be one that the operators configured, for all transfers or for the quick connect. Costs one read of
 * the contact; nothing for unrestricted callers.
 *
 * @param byQuickConnect whether target and flow are those of a quick connect.
 * @returns the failure if the contact could not be read; `undefined` when the transfer is allowed.
 * @throws an error with the code FORBIDDEN when it is not allowed.
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
