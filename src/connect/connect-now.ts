import type { ClockOffset, ConnectClock } from './connect-clock.ts';

/** A time that is further ahead of Connect's clock is corrected. */
const MAX_AHEAD_MS = 60_000;

/** By how much the clock of this machine may differ from Connect's: it may be wrong by days. */
const MAX_GUESS_ERROR_MS = 30 * 86_400_000;

/** What a response showed counts as known for this time. */
const MAX_AGE_MS = 5_000;

/**
 * What counts as Connect's "now" during one request, in milliseconds since 1970. It stays the same, so that equal reads
 * become equal calls, unless a response shows that it is wrong.
 */
export class ConnectNow {
  readonly #clock: ConnectClock;
  readonly #localNow: () => number;
  #since: number;
  #time: number;

  /**
   * @param guess the time until a response shows Connect's clock; that of this machine by default.
   * @param localNow a monotonic clock in milliseconds; the process's own by default.
   */
  constructor(
    clock: ConnectClock,
    guess: () => number = () => Date.now(),
    localNow: () => number = () => performance.now(),
  ) {
    this.#clock = clock;
    this.#localNow = localNow;
    this.#since = localNow();
    this.#time = Math.ceil(clock.time?.max ?? guess());
  }

  get time(): number {
    return this.#time;
  }

  /**
   * The earliest and the latest time that Connect's clock may show now. They differ by about a second after a response,
   * and by two months before the first one.
   */
  get range(): ClockOffset {
    const { time } = this.#clock;
    if (time !== undefined) return time;
    const guess = this.#time + this.#localNow() - this.#since;
    return { min: guess - MAX_GUESS_ERROR_MS, max: guess + MAX_GUESS_ERROR_MS };
  }

  /** Connect's current time by its latest response, or by the clock of this machine until a response shows it. */
  get estimate(): number {
    const { min, max } = this.range;
    return Math.round((min + max) / 2);
  }

  /** Whether a response has just shown Connect's clock, so that the time is no guess. */
  get isKnown(): boolean {
    return this.#clock.isShownSince(this.#localNow() - MAX_AGE_MS);
  }

  /**
   * Corrects the time if a response has shown since that Connect's clock is ahead of it, or far behind: it was a guess,
   * or Connect's clock was set.
   *
   * @returns the time.
   */
  correct(): number {
    const known = this.#clock.time;
    if (known === undefined) return this.#time;
    const passed = this.#localNow() - this.#since;
    const isBehind = this.#time < known.min - passed;
    const isAhead = this.#time > known.max - passed + MAX_AHEAD_MS;
    if (isBehind || isAhead) {
      this.#since += passed;
      this.#time = Math.ceil(known.max);
    }
    return this.#time;
  }
}
