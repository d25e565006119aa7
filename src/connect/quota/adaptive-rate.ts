/** The factor by which a throttled call reduces the rate. */
const CUT_FACTOR = 0.7;

/** The min share of the rate, however often Connect throttles: only further calls show when it accepts calls again. */
const MIN_SHARE = 0.1;

/** Throttled calls within this time have one cause, so they cut the rate once. */
const MIN_CUT_INTERVAL_MS = 1_000;

/** The time to recover from zero to the full rate. */
const RECOVERY_MS = 30_000;

/**
 * The share of its rate that an operation uses: all of it, until Connect throttles calls within the rate, because
 * others spend the same quota or the account's quota is smaller. Then it is cut at once, and recovers slowly.
 */
export class AdaptiveRate {
  readonly #now: () => number;
  #share = 1;
  #cutAt = -Infinity;

  /** @param now a monotonic clock in milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** From 0.1 to 1. */
  get share(): number {
    return Math.min(1, this.#share + (this.#now() - this.#cutAt) / RECOVERY_MS);
  }

  onThrottled(): void {
    if (this.#now() - this.#cutAt < MIN_CUT_INTERVAL_MS) return;
    this.#share = Math.max(MIN_SHARE, this.share * CUT_FACTOR);
    this.#cutAt = this.#now();
  }
}
