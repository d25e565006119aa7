import { setTimeout } from 'node:timers/promises';

/** Times are milliseconds since 1970. */
export interface Clock {
  now(): number;
  /** Resolves once it is that time, or later; rejects when the signal aborts. */
  waitUntil(time: number, signal: AbortSignal): Promise<void>;
}

/** Timers take no more than 24 days. */
const LONGEST_TIMER_MS = 86_400_000;

export const SYSTEM_CLOCK: Clock = {
  now: () => Date.now(),
  async waitUntil(time, signal) {
    for (let left = time - Date.now(); left > 0; left = time - Date.now()) {
      await setTimeout(Math.min(left, LONGEST_TIMER_MS), undefined, { signal });
    }
  },
};
