import { LocalTokenBuckets } from '../connect/quota/local-token-buckets.ts';
import type { Quota } from '../connect/quota/quota.ts';
import { type RateOptions, spendableRate } from '../connect/quota/rates.ts';
import type { Rate } from '../connect/quota/token-buckets.ts';
import { TokenQuota } from '../connect/quota/token-quota.ts';
import { UNLIMITED } from '../connect/quota/unlimited.ts';
import type { SharedByRedis } from '../redis/start-redis.ts';
import type { Metrics } from './telemetry/metrics.ts';

/** The quota that the gateway's calls spend, which its metrics show. */
export function createQuota(
  rates: RateOptions | undefined,
  metrics: Metrics,
  shared?: Pick<SharedByRedis, 'buckets' | 'rateOf'>,
): Quota {
  if (rates === undefined) return UNLIMITED;
  const rateOf = (operation: string): Rate => spendableRate(rates, operation);
  const quota = new TokenQuota(shared ?? { rateOf, buckets: new LocalTokenBuckets(rateOf) });
  metrics.watchQuota(() => quota.states);
  return quota;
}
