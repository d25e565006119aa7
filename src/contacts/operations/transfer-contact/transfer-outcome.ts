import type { TransferFailure } from './transfer-failure.ts';
import type { TransferRequest } from './transfer-request.ts';

/** What became of a transfer. */
export type TransferOutcome =
  | { readonly ok: true; readonly transfer: Transfer; readonly settledBy: SettledBy }
  | { readonly ok: false; readonly failure: TransferFailure; readonly settledBy: SettledBy };

/** What showed the outcome: Connect's answer, or a read after an answer that left it open. */
export type SettledBy = 'answer' | 'read-back';

/** A transfer that took place. */
export interface Transfer {
  readonly request: TransferRequest;
  /** The contact that the transfer made; the one of the request has ended. */
  readonly contactId: string;
  readonly contactArn: string;
}
