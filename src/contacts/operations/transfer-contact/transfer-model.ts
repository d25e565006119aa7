import type { ContactFlowType } from '../../../directory/flows/contact-flow-type.enum.ts';
import type { QuickConnectType } from '../../../directory/quick-connects/quick-connect-type.enum.ts';
import type { OperationCommand } from '../kit/execution.ts';
import type { OperationFailure } from '../kit/operation-failure.ts';
import type { OperationOutcome } from '../kit/operation.ts';

/** A transfer to send to Connect: complete and validated. */
export interface TransferCommand extends OperationCommand {
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
  TransferCommand | (OperationCommand & { readonly quickConnectId: string });

/** A transfer that took place. */
export interface CompletedTransfer {
  readonly command: TransferCommand;
  /** The contact that the transfer made; the one of the command has ended. */
  readonly contactId: string;
  readonly contactArn: string;
}

/** Each way in which a transfer is known to fail. Any other failure is a bug, and is thrown. */
export type TransferFailure =
  | OperationFailure
  | {
      readonly reason: 'flow-type-not-supported';
      readonly contactFlowId: string;
      readonly contactFlowType: ContactFlowType;
      readonly supportedContactFlowTypes: readonly ContactFlowType[];
    }
  | {
      readonly reason: 'quick-connect-type-not-supported';
      readonly quickConnectId: string;
      readonly quickConnectType: QuickConnectType;
      readonly supportedQuickConnectTypes: readonly QuickConnectType[];
    }
  | { readonly reason: 'transfer-limit'; readonly contactId: string; readonly limit: number };

export type TransferOutcome = OperationOutcome<CompletedTransfer, TransferFailure>;

/**
 * Whether two transfers of a contact can end in the same place. A target of the kind `flow` can lead anywhere. A
 * contact in a queue continues to a user, and one that its user does not accept may continue to a queue.
 */
export function canLeadToSamePlace(one: ResolvedTarget, other: ResolvedTarget): boolean {
  if (one.kind === 'flow' || other.kind === 'flow') return true;
  return one.kind !== other.kind || one.id === other.id;
}
