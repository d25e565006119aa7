import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';

/** How many points a caller may spend: one for each request, and more for one with a large answer. */
export interface RequestLimit {
  readonly requests: number;
  /** In so many seconds, from the first of them on. */
  readonly seconds: number;
}

/** Whether a caller had the points. */
export type Allowance =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      /** When the caller has points again. */
      readonly waitMs: number;
      /** Whether it is the first one that is refused, of several in a row. */
      readonly first: boolean;
    };

/** Counts the points that each caller spends. */
export interface RequestLimiter {
  /** Spends so many points, or what is left if it is fewer: then the caller has none until the time is up. Never rejects. */
  spend(caller: string, points: number): Promise<Allowance>;
}

/**
 * What a limiter of the library says to some more points.
 *
 * @throws whatever keeps it from counting.
 */
export async function spendBy(
  limiter: RateLimiterAbstract,
  caller: string,
  points: number,
): Promise<Allowance> {
  try {
    await limiter.consume(caller, points);
    return { allowed: true };
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const { consumedPoints, msBeforeNext } = refusal;
    // Who was refused without a look at what is spent has spent nothing by that answer.
    const first = consumedPoints > limiter.points && consumedPoints - points <= limiter.points;
    return { allowed: false, waitMs: msBeforeNext, first };
  }
}
