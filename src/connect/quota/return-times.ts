/** Nobody is told to wait longer for the sake of others: some of them may never come back. */
const LONGEST_FOR_OTHERS_MS = 30_000;

/** No more callers are remembered than this. */
const MAX_CALLERS = 1_000;

/**
 * When callers whose calls were refused are to come back: one after the other, as there is going to be room for them, and
 * not all at the same moment. A caller counts once, however many of his calls were refused.
 */
export class ReturnTimes {
  readonly #times = new Map<string, number>();

  /**
   * Tells a caller when to come back, and counts on it.
   *
   * @param earliest when there would be room for him if he were the only one, by the same clock as `now`.
   * @param intervalMs how far apart calls are let through.
   */
  tell(caller: string, earliest: number, intervalMs: number, now: number): number {
    this.#times.delete(caller);
    for (const [other, time] of this.#times) if (time <= now) this.#times.delete(other);
    const behindOthers = Math.min(
      earliest + this.#times.size * intervalMs,
      now + LONGEST_FOR_OTHERS_MS,
    );
    const time = Math.max(earliest, behindOthers);
    if (this.#times.size < MAX_CALLERS) this.#times.set(caller, time);
    return time;
  }

  /** To be told of a caller whose call was let through. */
  forget(caller: string): void {
    this.#times.delete(caller);
  }
}
