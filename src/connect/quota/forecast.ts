import type { Rate, Acquisition } from './token-buckets.ts';

/** How much a new interval between two calls counts against those before it. */
const WEIGHT = 0.3;

/**
 * When the calls that wait for an operation are likely to begin. It reckons with the tokens that were last seen, with the
 * rate, and with how fast tokens really came while calls were waiting: gateways that share a bucket see it refilled by
 * the whole rate, and get only their part.
 */
export class Forecast {
  readonly #rate: () => Rate;
  readonly #now: () => number;
  /** Unknown before the bucket was first asked. */
  #seen: { readonly tokens: number; readonly at: number } | undefined;
  #pausedUntil = -Infinity;
  /** When a call was let through while others were waiting, and how far apart such calls are. */
  #lastAcquiredAt: number | undefined;
  #intervalMs = 0;

  constructor(rate: () => Rate, now: () => number) {
    this.#rate = rate;
    this.#now = now;
  }

  get perSecond(): number {
    return this.#rate().perSecond;
  }

  /** What the bucket is likely to hold. */
  get tokens(): number {
    const { perSecond, burst } = this.#rate();
    if (this.#seen === undefined) return burst;
    return Math.min(burst, this.#seen.tokens + ((this.#now() - this.#seen.at) / 1_000) * perSecond);
  }

  /** For how long Connect wants no calls at all, in whole milliseconds. */
  get pauseMs(): number {
    return Math.max(0, Math.ceil(this.#pausedUntil - this.#now()));
  }

  /** When a call begins that has so many before it, by the clock. */
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

  /** No call waits any more, so the time until the next one says nothing of the bucket. */
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
