/** A transfer that was carried out: the contact has ended, and the new one goes on at the target. */
export interface CarriedOutTransfer {
  /** The client token of the call that carried it out. */
  readonly token: string | undefined;
  readonly instanceId: string;
  readonly contactId: string;
  readonly newContactId: string;
  /** As Connect was asked: neither is there when the flow decides. A user is named by id, however the call named it. */
  readonly target: { readonly queueId?: string; readonly userId?: string };
  readonly at: Date;
}

/**
 * The transfers that were carried out, in their order. A call that is answered from the idempotency table carries
 * nothing out, so it is not in here a second time.
 */
export class TransferBook {
  readonly #transfers: CarriedOutTransfer[] = [];

  enter(transfer: CarriedOutTransfer): void {
    this.#transfers.push(transfer);
  }

  /** It grows while the emulator runs. */
  get transfers(): readonly CarriedOutTransfer[] {
    return this.#transfers;
  }
}
