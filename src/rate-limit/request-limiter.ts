import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';

/** The points that a caller may spend: one for each request, and more for a large response. */
export interface RequestLimit {
  readonly requests: number;
  /** The window in seconds, from the first request on. */
  readonly seconds: number;
}

/** Whether the caller had enough points. */
export type Allowance =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      /** When the caller has points again. */
      readonly waitMs: number;
      /** Whether this is the first rejected request of several in a row. */
      readonly first: boolean;
    };

/** Counts the points that each caller spends. */
export interface RequestLimiter {
  /**
   * Spends points, or the remaining ones if there are fewer: then the caller has none until the window ends. Never
   * rejects.
   */
  spend(caller: string, points: number): Promise<Allowance>;
}

/**
 * Spends points by a limiter of the library.
 *
 * @throws an error that keeps it from counting.
 */
export async function spendBy(
  limiter: RateLimiterAbstract,
  caller: string,
  points: number,
): Promise<Allowance> {
  try {
    await limiter.consume(caller, points);
    return { allowed: true };
  } catch (denial) {
    if (!(denial instanceof RateLimiterRes)) throw denial;
    const { consumedPoints, msBeforeNext } = denial;
    // A request that was rejected without reading the counter has spent nothing.
    const first = consumedPoints > limiter.points && consumedPoints - points <= limiter.points;
    return { allowed: false, waitMs: msBeforeNext, first };
  }
}
