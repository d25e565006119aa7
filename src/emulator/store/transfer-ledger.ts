/** A transfer that was executed: the contact has ended, and the new one continues at the target. */
export interface ExecutedTransfer {
  /** The client token of the call that executed it. */
  readonly token: string | undefined;
  readonly instanceId: string;
  readonly contactId: string;
  readonly newContactId: string;
  /** As in the request: both are absent when the flow decides. A user is named by id, however the call named it. */
  readonly target: { readonly queueId?: string; readonly userId?: string };
  readonly at: Date;
}

const maxTransfers = 10_000;

/**
 * The latest executed transfers, in order. A call that is answered from the idempotency table executes
 * nothing, so it is not recorded a second time.
 */
export class TransferLedger {
  readonly #transfers: ExecutedTransfer[] = [];

  record(transfer: ExecutedTransfer): void {
    this.#transfers.push(transfer);
    if (this.#transfers.length > maxTransfers) this.#transfers.shift();
  }

  get transfers(): readonly ExecutedTransfer[] {
    return this.#transfers;
  }
}
