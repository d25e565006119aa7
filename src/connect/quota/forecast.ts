import type { Rate, Acquisition } from './token-buckets.ts';

/** The weight of a new interval between two calls in the moving average. */
const WEIGHT = 0.3;

/**
 * Estimates when the waiting calls of an operation start: from the tokens seen last, the rate, and the measured interval
 * between calls while others waited. Gateways that share a bucket see it refilled at the whole rate, and get only a part.
 */
export class Forecast {
  readonly #rate: () => Rate;
  readonly #now: () => number;
  /** Unknown before the first acquisition. */
  #seen: { readonly tokens: number; readonly at: number } | undefined;
  #pausedUntil = -Infinity;
  /** When a call was last admitted while others waited, and the average interval between such calls. */
  #lastAcquiredAt: number | undefined;
  #intervalMs = 0;

  constructor(rate: () => Rate, now: () => number) {
    this.#rate = rate;
    this.#now = now;
  }

  get perSecond(): number {
    return this.#rate().perSecond;
  }

  /** The estimated tokens in the bucket. */
  get tokens(): number {
    const { perSecond, burst } = this.#rate();
    if (this.#seen === undefined) return burst;
    return Math.min(burst, this.#seen.tokens + ((this.#now() - this.#seen.at) / 1_000) * perSecond);
  }

  /** The rest of Connect's `Retry-After`, in whole milliseconds. */
  get pauseMs(): number {
    return Math.max(0, Math.ceil(this.#pausedUntil - this.#now()));
  }

  /** The estimated start, by the clock, of a call with this many calls ahead of it. */
  startOf(ahead: number, cost: number): number {
    const missing = Math.max(0, (ahead + 1) * cost - this.tokens);
    const intervalMs = Math.max(1_000 / this.perSecond, this.#intervalMs / cost);
    return Math.max(this.#now() + missing * intervalMs, this.#pausedUntil);
  }

  onAcquisition({ acquired: taken, tokensLeft }: Acquisition): void {
    const now = this.#now();
    this.#seen = { tokens: tokensLeft, at: now };
    if (!taken) return;
    if (this.#lastAcquiredAt !== undefined) {
      this.#intervalMs += (now - this.#lastAcquiredAt - this.#intervalMs) * WEIGHT;
    }
    this.#lastAcquiredAt = now;
  }

  /** Called when no call waits: the time until the next call says nothing about the bucket. */
  onIdle(): void {
    this.#lastAcquiredAt = undefined;
    this.#intervalMs = 0;
  }

  onThrottled(pauseMs: number): void {
    const now = this.#now();
    this.#seen = { tokens: Math.min(this.tokens, 0), at: now };
    this.#pausedUntil = Math.max(this.#pausedUntil, now + pauseMs);
  }
}
