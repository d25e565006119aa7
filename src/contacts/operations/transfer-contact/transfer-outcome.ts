import type { TransferFailure } from './transfer-failure.ts';
import type { TransferCommand } from './transfer-request.ts';

/** What became of a transfer. */
export type TransferOutcome =
  | { readonly ok: true; readonly transfer: CompletedTransfer; readonly determinedBy: DeterminedBy }
  | { readonly ok: false; readonly failure: TransferFailure; readonly determinedBy: DeterminedBy };

/** What showed the outcome: Connect's answer, or a read after an answer that left it open. */
export type DeterminedBy = 'answer' | 'read-back';

/** A transfer that took place. */
export interface CompletedTransfer {
  readonly request: TransferCommand;
  /** The contact that the transfer made; the one of the request has ended. */
  readonly contactId: string;
  readonly contactArn: string;
}
