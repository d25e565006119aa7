/** How often an operation may be called: a token bucket's refill and its size. */
export interface Rate {
  /** Tokens that come back in a second; may be below one. */
  readonly perSecond: number;
  /** The most tokens that can be saved up; at least one. */
  readonly burst: number;
}

/** What became of asking for a token. */
export interface Take {
  readonly taken: boolean;
  /** What the bucket holds afterwards. */
  readonly tokensLeft: number;
  /** When it is worth asking again, in milliseconds; 0 after a success. */
  readonly waitMs: number;
}

/**
 * One bucket for each operation of Connect. They are full at first, and whoever takes a token may make one attempt of a
 * call. Nothing here ever rejects.
 */
export interface TokenBuckets {
  /**
   * Takes the price of one attempt, or nothing.
   *
   * @param price in tokens, 1 or more: it rises while Connect itself refuses calls. One that is above what the bucket
   * can hold is paid when the bucket is full, and leaves a debt.
   */
  take(operation: string, price: number): Promise<Take>;
  /** Puts back what was taken for an attempt that was not made after all. */
  putBack(operation: string, price: number): Promise<void>;
  /** Empties the bucket: Connect has shown that its own is empty. */
  drain(operation: string): Promise<void>;
}
