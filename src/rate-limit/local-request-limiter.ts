import { LRUCache } from 'lru-cache';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import {
  type Allowance,
  type RequestLimit,
  type RequestLimiter,
  spendBy,
} from './request-limiter.ts';

/** The max number of callers that are counted separately: some 10 MB. */
const MAX_CALLERS = 20_000;

/**
 * Counts the points of callers in this process. Above the max number of callers, the one that has been idle longest is
 * dropped, never one that keeps sending requests.
 */
export class LocalRequestLimiter implements RequestLimiter {
  readonly #limiter: RateLimiterMemory;
  readonly #callers: LRUCache<string, true>;

  constructor({ requests, seconds }: RequestLimit, maxCallers = MAX_CALLERS) {
    const limiter = new RateLimiterMemory({ points: requests, duration: seconds });
    this.#limiter = limiter;
    this.#callers = new LRUCache<string, true>({
      max: maxCallers,
      // The library itself keeps every caller until the window ends, without a limit.
      dispose: (_, caller, reason) => {
        if (reason === 'evict') void limiter.delete(caller);
      },
    });
  }

  async spend(caller: string, points: number): Promise<Allowance> {
    this.#callers.set(caller, true);
    return spendBy(this.#limiter, caller, points);
  }
}
