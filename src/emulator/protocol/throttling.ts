import quotas from '../data/quotas.json' with { type: 'json' };
import { throttled } from './constraints.ts';

/** Tokens per second, and the max that can be saved up. */
export interface Quota {
  readonly rate: number;
  readonly burst: number;
}

const perOperation: Readonly<Record<string, Quota>> = quotas.operations;

/** Connect's default quota of an operation (documented). */
export function quotaOf(operation: string): Quota {
  return perOperation[operation] ?? quotas.default;
}

interface Bucket {
  /** In thousandths of a token, so that milliseconds times the rate stay exact. */
  readonly millitokens: number;
  readonly at: number;
}

/** One token bucket for each operation, shared by all callers: Connect counts by account and Region (documented). */
export class Throttle {
  readonly #buckets = new Map<string, Bucket>();

  /** Takes one token, or throws `throttled`. A rejected request takes none. */
  take(operation: string, now: Date): void {
    const { rate, burst } = quotaOf(operation);
    const full: Bucket = { millitokens: burst * 1000, at: now.getTime() };
    const last = this.#buckets.get(operation) ?? full;
    const at = Math.max(last.at, now.getTime()); // a clock set back gains nothing, now or later
    const gained = (at - last.at) * rate;
    const millitokens = Math.min(full.millitokens, last.millitokens + gained);
    const allowed = millitokens >= 1000;
    this.#buckets.set(operation, { millitokens: allowed ? millitokens - 1000 : millitokens, at });
    if (!allowed) {
      throw throttled(
        operation,
        `${operation} is limited to ${rate} requests a second with bursts of ${burst}.`,
      );
    }
  }
}
