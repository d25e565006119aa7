import type { ConnectCall } from '../../../connect/call-connect.ts';
import type { LookupOutcome } from '../../../directory/cache/directory-cache.ts';
import { type MaxCost, NO_COST } from './estimate-operation-cost.ts';

/** The cost of a response as returned to callers: the actual cost, and the max that was estimated. */
export interface Cost extends MaxCost {
  /** The calls to Connect that the request needed, and that have ended. */
  readonly upstreamCalls: number;
  /** The number of attempts: more than calls with retries, fewer when some calls got no quota. */
  readonly attempts: number;
  /** Lookups that a directory cache answered. */
  readonly cacheHits: number;
  /** The sum of their waits for quota, in whole milliseconds. Calls may wait concurrently. */
  readonly quotaWaitMs: number;
}

/** Counts the cost of one request. A call that several requests share counts for the request that started it. */
export class RequestCost {
  #max = NO_COST;
  #upstreamCalls = 0;
  #attempts = 0;
  #cacheHits = 0;
  #quotaWaitMs = 0;

  /** The cost so far. */
  get figures(): Cost {
    return {
      ...this.#max,
      upstreamCalls: this.#upstreamCalls,
      attempts: this.#attempts,
      cacheHits: this.#cacheHits,
      quotaWaitMs: this.#quotaWaitMs,
    };
  }

  /** Sets the max cost of the operation, before it is executed. */
  declare(max: MaxCost): void {
    this.#max = max;
  }

  /** Adds values of the answer that exceed the estimate; returns the new total. */
  grow(values: number): number {
    this.#max = { ...this.#max, answerSize: this.#max.answerSize + values };
    return this.#max.answerSize;
  }

  /** Must be called with each call of the request when it ends. */
  readonly onCall = ({ attempts, waitedMs }: ConnectCall): void => {
    this.#upstreamCalls += 1;
    this.#attempts += attempts.length;
    this.#quotaWaitMs += Math.floor(waitedMs);
  };

  /** Must be called with each lookup of the request in a directory cache. */
  readonly onLookup = (outcome: LookupOutcome): void => {
    if (outcome !== 'miss') this.#cacheHits += 1;
  };
}
