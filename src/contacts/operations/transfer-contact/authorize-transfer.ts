import { withoutAlias } from '../../../connect/connect-arn.ts';
import { forbidden } from '../../../graphql-kit/access/forbidden.ts';
import { type ContactReader, requireReadableContact } from '../kit/require-readable-contact.ts';
import type { TransferCommand, TransferFailure } from './transfer-model.ts';
import type { TransferSettings } from './validate-transfer.ts';

/** The part of a request's context that the check of a transfer uses. */
export interface QueueRestriction
  extends ContactReader, Pick<TransferSettings, 'transferFlowIds'> {}

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
  context: QueueRestriction,
  command: TransferCommand,
  byQuickConnect: boolean,
): Promise<TransferFailure | undefined> {
  const { caller, transferFlowIds } = context;
  if (caller.queueIds === undefined) return undefined;
  const { contactFlowId, target } = command;
  if (target.kind !== 'queue' || !caller.queueIds.has(target.id)) throw forbidden('queues');
  const { queue: chosenFlowId } = transferFlowIds;
  const isChosen = chosenFlowId !== undefined && contactFlowId === withoutAlias(chosenFlowId);
  if (!byQuickConnect && !isChosen) throw forbidden('configured flows');
  return requireReadableContact(command, context);
}
