import type { Rate } from './token-buckets.ts';

/** Connect's rate of an operation that is not named below (documented). */
export const DEFAULT_RATE: Rate = { perSecond: 2, burst: 5 };

/**
 * Connect's other default rates (documented) of the reads that the gateway calls, for each account and Region. Operations
 * that change something declare theirs.
 */
const RATES: Readonly<Record<string, Rate>> = {
  DescribeContact: { perSecond: 10, burst: 15 },
  GetContactAttributes: { perSecond: 10, burst: 15 },
  GetCurrentMetricData: { perSecond: 5, burst: 8 },
  ListContactReferences: { perSecond: 10, burst: 15 },
  SearchContacts: { perSecond: 0.5, burst: 1 },
};

/**
 * The share of a rate that is used: a clock that is slightly fast, or a call that overtakes another, must not cause
 * throttling.
 */
const TARGET_UTILIZATION = 0.98;

/** The part of a burst that is reserved for the same reason: what Connect refills in this time. */
const JITTER_SECONDS = 0.25;

export interface RateOptions {
  /** Connect's default rates of further operations, as their callers declare them. */
  readonly defaults?: ReadonlyMap<string, Rate>;
  /** The account's rates where they differ from Connect's defaults, by operation. */
  readonly rates: ReadonlyMap<string, Rate>;
  /** The share of all rates that the gateway may use: above 0, at most 1. The rest is for other applications. */
  readonly share: number;
}

/** The rate at which the gateway calls an operation: a little below the rate that Connect allows. */
export function effectiveRate({ defaults, rates, share }: RateOptions, operation: string): Rate {
  const { perSecond, burst } =
    rates.get(operation) ?? defaults?.get(operation) ?? RATES[operation] ?? DEFAULT_RATE;
  const reserve = Math.ceil(perSecond * JITTER_SECONDS);
  return {
    perSecond: perSecond * share * TARGET_UTILIZATION,
    burst: Math.max(1, Math.floor((burst - reserve) * share)),
  };
}
