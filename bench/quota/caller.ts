/** The operations that the load is made of, by Connect's names. */
export const OPERATIONS = ['TransferContact', 'DescribeContact'] as const;

export type Operation = (typeof OPERATIONS)[number];

/** The result of one request of a caller. */
export type CallerResult =
  /** `id` is that of the contact that was read, or that continues after a transfer. */
  | { readonly kind: 'done'; readonly id: string }
  | { readonly kind: 'throttled'; readonly retryAfterSeconds: number }
  | { readonly kind: 'failed'; readonly reason: string };

/** A caller that transfers and reads contacts. No method rejects: failures are results. */
export interface Caller {
  /** Sends one request for a transfer to a queue; with the same token again it is the same transfer. */
  transfer(contactId: string, clientToken: string): Promise<CallerResult>;
  /** Sends one request for a contact. */
  read(contactId: string): Promise<CallerResult>;
}
