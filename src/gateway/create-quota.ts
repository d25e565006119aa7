import { LocalTokenBuckets } from '../connect/quota/local-token-buckets.ts';
import { OperationQueues } from '../connect/quota/operation-queues.ts';
import { type Quota, UNLIMITED_QUOTA } from '../connect/quota/quota.ts';
import { type RateOptions, effectiveRate } from '../connect/quota/rates.ts';
import type { Rate } from '../connect/quota/token-buckets.ts';
import type { SharedByRedis } from '../redis/start-redis.ts';
import type { Metrics } from './telemetry/metrics.ts';

/** The quota of the gateway's calls, shown in the metrics. */
export function createQuota(
  rates: RateOptions | undefined,
  metrics: Metrics,
  shared?: Pick<SharedByRedis, 'buckets' | 'rateOf'>,
): Quota {
  if (rates === undefined) return UNLIMITED_QUOTA;
  const rateOf = (operation: string): Rate => effectiveRate(rates, operation);
  const quota = new OperationQueues(shared ?? { rateOf, buckets: new LocalTokenBuckets(rateOf) });
  metrics.watchQuota(() => quota.states);
  return quota;
}
