import type { ConnectCall } from '../../../connect/call-connect.ts';
import type { LookupOutcome } from '../../../directory/cache/directory-cache.ts';
import { type MaxCost, NO_COST } from './estimate-operation-cost.ts';

/** What an answer has cost, as callers are told it, and the most that it could have cost. */
export interface Cost extends MaxCost {
  /** The calls to Connect that the request needed, and that have ended. */
  readonly upstreamCalls: number;
  /** How often these were tried: more with repetitions, less when there was no quota for some. */
  readonly attempts: number;
  /** What the directory caches knew. */
  readonly cacheHits: number;
  /** The time that each of them waited for quota, in whole milliseconds, added up: calls may wait side by side. */
  readonly quotaWaitMs: number;
}

/** Counts what one request costs. A call that several requests wait for is counted for the one that began it. */
export class RequestCost {
  #most = NO_COST;
  #upstreamCalls = 0;
  #attempts = 0;
  #cacheHits = 0;
  #quotaWaitMs = 0;

  /** The cost so far. */
  get figures(): Cost {
    return {
      ...this.#most,
      upstreamCalls: this.#upstreamCalls,
      attempts: this.#attempts,
      cacheHits: this.#cacheHits,
      quotaWaitMs: this.#quotaWaitMs,
    };
  }

  /** To be told of the operation's cost before it is run. */
  declare(most: MaxCost): void {
    this.#most = most;
  }

  /** Counts values that the answer holds beyond those that were counted for it; returns how many there are in all. */
  grow(values: number): number {
    this.#most = { ...this.#most, answerSize: this.#most.answerSize + values };
    return this.#most.answerSize;
  }

  /** To be told of each call of the request as it ends. */
  readonly onCall = ({ attempts, waitedMs }: ConnectCall): void => {
    this.#upstreamCalls += 1;
    this.#attempts += attempts.length;
    this.#quotaWaitMs += Math.floor(waitedMs);
  };

  /** To be told of each lookup of the request in a directory cache. */
  readonly onLookup = (outcome: LookupOutcome): void => {
    if (outcome !== 'miss') this.#cacheHits += 1;
  };
}
