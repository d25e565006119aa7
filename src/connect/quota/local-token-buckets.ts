import type { Rate, Acquisition, TokenBuckets } from './token-buckets.ts';

interface Bucket {
  tokens: number;
  /** When the tokens were last counted, in milliseconds of the clock. */
  at: number;
}

export interface LocalTokenBucketsOptions {
  /** Buckets start empty: other buckets have just been spending the same quota. */
  readonly startsEmpty?: boolean;
  /** A monotonic clock in milliseconds; the machine's own by default. */
  readonly now?: () => number;
}

/** Buckets of this process alone. Rates may change at any time, so each method reads them again. */
export class LocalTokenBuckets implements TokenBuckets {
  readonly #rateOf: (operation: string) => Rate;
  readonly #startsEmpty: boolean;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(
    rateOf: (operation: string) => Rate,
    { startsEmpty = false, now = () => performance.now() }: LocalTokenBucketsOptions = {},
  ) {
    this.#rateOf = rateOf;
    this.#startsEmpty = startsEmpty;
    this.#now = now;
  }

  async acquire(operation: string, cost: number): Promise<Acquisition> {
    const rate = this.#rateOf(operation);
    const bucket = this.#refilled(operation, rate);
    // A cost above the bucket's capacity could never be paid.
    const due = Math.min(cost, rate.burst);
    if (bucket.tokens < due) {
      const waitMs = Math.ceil(((due - bucket.tokens) / rate.perSecond) * 1_000);
      return Promise.resolve({ acquired: false, tokensLeft: bucket.tokens, waitMs });
    }
    bucket.tokens -= cost;
    return Promise.resolve({ acquired: true, tokensLeft: bucket.tokens, waitMs: 0 });
  }

  async refund(operation: string, cost: number): Promise<void> {
    const { burst } = this.#rateOf(operation);
    const bucket = this.#buckets.get(operation);
    if (bucket !== undefined) bucket.tokens = Math.min(burst, bucket.tokens + cost);
    return Promise.resolve();
  }

  async drain(operation: string): Promise<void> {
    const bucket = this.#refilled(operation, this.#rateOf(operation));
    bucket.tokens = Math.min(bucket.tokens, 0);
    return Promise.resolve();
  }

  #refilled(operation: string, { perSecond, burst }: Rate): Bucket {
    const now = this.#now();
    const known = this.#buckets.get(operation);
    if (known === undefined) {
      const bucket = { tokens: this.#startsEmpty ? 0 : burst, at: now };
      this.#buckets.set(operation, bucket);
      return bucket;
    }
    known.tokens = Math.min(burst, known.tokens + ((now - known.at) / 1_000) * perSecond);
    known.at = now;
    return known;
  }
}
