import type { FastifyBaseLogger } from 'fastify';
import type { ConnectClientOptions } from '../connect/connect-client.ts';
import { type RateOptions, effectiveRate } from '../connect/quota/rates.ts';
import { OPERATION_RATES } from '../contacts/operations/index.ts';
import type { RedisAddress } from '../redis/redis-link.ts';
import { type SharedByRedis, startRedis } from '../redis/start-redis.ts';
import type { Metrics } from './telemetry/metrics.ts';

export interface ShareByRedisOptions {
  readonly redis?: RedisAddress | undefined;
  readonly secret: string;
  readonly rates?: RateOptions | undefined;
  readonly connect: ConnectClientOptions;
  readonly log: FastifyBaseLogger;
}

/** Connects to Redis, if one is configured. Its availability is logged, and reported in the metrics. */
export async function shareByRedis(
  { redis, secret, rates = { rates: new Map(), share: 1 }, connect, log }: ShareByRedisOptions,
  metrics: Metrics,
): Promise<SharedByRedis | undefined> {
  if (redis === undefined) return undefined;
  const onChange = metrics.watchRedis();
  return startRedis({
    ...redis,
    secret,
    scope: scopeOf(connect),
    rateOf: (operation) => effectiveRate({ defaults: OPERATION_RATES, ...rates }, operation),
    onChange(available, reason) {
      onChange(available);
      if (available) log.info('Redis is in use: quotas and the directory are shared');
      else log.warn({ reason }, 'Redis is unavailable; continuing with local limits');
    },
  });
}

/** Quotas belong to a Region, or to the endpoint that is called in place of AWS. */
function scopeOf({ region, endpoint }: ConnectClientOptions): string {
  return endpoint === undefined ? region : `${region}@${new URL(endpoint).host}`;
}
