/** What is left of a rate after Connect has refused a call for it. */
const CUT_FACTOR = 0.7;

/** However often Connect refuses, this part of the rate is still tried: nothing else shows when it takes calls again. */
const MIN_SHARE = 0.1;

/** Refusals that come together have one cause, so within this time they cut the rate once. */
const MIN_CUT_INTERVAL_MS = 1_000;

/** From nothing to the whole rate. */
const RECOVERY_MS = 30_000;

/**
 * How much of its rate an operation uses: all of it, until Connect refuses calls that should have been within it, because
 * others spend the same quota or the account's is smaller. Then less at once, and slowly more again.
 */
export class AdaptiveRate {
  readonly #now: () => number;
  #share = 1;
  #cutAt = -Infinity;

  /** @param now a clock in milliseconds that never goes back. */
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
