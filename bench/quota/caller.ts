/** The operations that the load is made of, by Connect's names. */
export const OPERATIONS = ['TransferContact', 'DescribeContact'] as const;

export type Operation = (typeof OPERATIONS)[number];

/** What a caller is told. */
export type Told =
  /** `id` is that of the contact that was read, or that goes on after a transfer. */
  | { readonly kind: 'done'; readonly id: string }
  | { readonly kind: 'throttled'; readonly retryAfterSeconds: number }
  | { readonly kind: 'failed'; readonly reason: string };

/** Somebody who transfers and reads contacts. No method rejects: what goes wrong is told. */
export interface Caller {
  /** Asks once for a transfer to a queue; with the same token again it is the same transfer. */
  transfer(contactId: string, clientToken: string): Promise<Told>;
  /** Asks once for a contact. */
  read(contactId: string): Promise<Told>;
}
