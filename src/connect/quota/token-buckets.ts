/** How often an operation may be called: a token bucket's refill and its size. */
export interface Rate {
  /** Tokens that are refilled each second; may be below one. */
  readonly perSecond: number;
  /** The max tokens in the bucket; at least one. */
  readonly burst: number;
}

/** The result of trying to acquire tokens. */
export interface Acquisition {
  readonly acquired: boolean;
  /** The tokens in the bucket afterwards. */
  readonly tokensLeft: number;
  /** When to try again, in milliseconds; 0 after a success. */
  readonly waitMs: number;
}

/**
 * One bucket for each operation of Connect. Buckets start full, and a token allows one attempt of a call. No method
 * rejects.
 */
export interface TokenBuckets {
  /**
   * Takes the cost of one attempt out of the bucket, or nothing.
   *
   * @param cost in tokens, 1 or more: it rises while Connect throttles calls. A cost above the size of the bucket is
   * taken when the bucket is full, and leaves a debt.
   */
  acquire(operation: string, cost: number): Promise<Acquisition>;
  /** Returns the cost of an attempt that was not made. */
  refund(operation: string, cost: number): Promise<void>;
  /** Empties the bucket: Connect has shown that its own is empty. */
  drain(operation: string): Promise<void>;
}
