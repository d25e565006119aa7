import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';

/** How many requests a caller may send. */
export interface RequestLimit {
  readonly requests: number;
  /** In so many seconds, from the first of them on. */
  readonly seconds: number;
}

/** Whether a caller may send one more request. */
export type Allowance =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      /** When the caller may send the next one. */
      readonly waitMs: number;
      /** Whether it is the first one that is refused, of several in a row. */
      readonly first: boolean;
    };

/** Counts the requests of each caller. */
export interface RequestLimiter {
  /** Counts one more. Never rejects. */
  count(caller: string): Promise<Allowance>;
}

/**
 * What a limiter of the library says to one more request.
 *
 * @throws whatever keeps it from counting.
 */
export async function countBy(limiter: RateLimiterAbstract, caller: string): Promise<Allowance> {
  try {
    await limiter.consume(caller);
    return { allowed: true };
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const { consumedPoints, msBeforeNext } = refusal;
    return { allowed: false, waitMs: msBeforeNext, first: consumedPoints === limiter.points + 1 };
  }
}
