import type { OperationCommand } from '../kit/execution.ts';
import { COMMON_REASONS, type FailureWith, type Reason } from '../kit/operation-failure.ts';
import type { OperationOutcome } from '../kit/operation.ts';

/** The permission to transfer contacts, and to check whether one can be transferred. */
export const TRANSFER_PERMISSION = 'TRANSFER_CONTACTS';

/** A transfer to send to Connect: complete and validated. */
export interface TransferCommand extends OperationCommand {
  readonly contactId: string;
  readonly contactFlowId: string;
  readonly target: ResolvedTarget;
}

/** The target of the transfer. Ids are never ARNs; for the kind `flow`, only the flow of the command decides. */
export type ResolvedTarget =
  | { readonly kind: 'queue'; readonly id: string }
  | { readonly kind: 'user'; readonly id: string }
  | { readonly kind: 'flow' };

/** A validated transfer as it was requested: a quick connect may resolve to something else the next time. */
export type RequestedTransfer =
  | TransferCommand
  | (OperationCommand & { readonly contactId: string; readonly quickConnectId: string });

/** A transfer that took place. */
export interface CompletedTransfer {
  readonly command: TransferCommand;
  /** The contact that the transfer made; the one of the command has ended. */
  readonly contactId: string;
  readonly contactArn: string;
}

/** The reasons for which a transfer is known to fail. Any other failure is a bug, and is thrown. */
export const TRANSFER_REASONS = [
  ...COMMON_REASONS,
  'contact-not-active',
  'channel-not-supported',
  'flow-type-not-supported',
  'quick-connect-type-not-supported',
  'transfer-limit',
] as const satisfies readonly Reason[];
export type TransferFailure = FailureWith<(typeof TRANSFER_REASONS)[number]>;

/** Connect honours the token of a transfer, so that a retry transfers at most once. */
export const TRANSFER_RETRY = 'token';

export type TransferOutcome = OperationOutcome<CompletedTransfer, TransferFailure>;

/**
 * Whether two transfers of a contact can end in the same place. A target of the kind `flow` can lead anywhere. A
 * contact in a queue continues to a user, and one that its user does not accept may continue to a queue.
 */
export function canLeadToSamePlace(one: ResolvedTarget, other: ResolvedTarget): boolean {
  if (one.kind === 'flow' || other.kind === 'flow') return true;
  return one.kind !== other.kind || one.id === other.id;
}
