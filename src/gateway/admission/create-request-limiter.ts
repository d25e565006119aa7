import { LocalRequestLimiter } from '../../rate-limit/local-request-limiter.ts';
import type { RequestLimit, RequestLimiter } from '../../rate-limit/request-limiter.ts';
import type { SharedByRedis } from '../../redis/start-redis.ts';

/** Counts the points of callers together with the other gateways; alone, while there is no Redis. */
export function createRequestLimiter(
  limit: RequestLimit,
  shared: SharedByRedis | undefined,
): RequestLimiter {
  const local = new LocalRequestLimiter(limit);
  const together = shared?.requestLimiter(limit);
  if (together === undefined) return local;
  return {
    spend: async (caller, points) =>
      (await together.spend(caller, points)) ?? local.spend(caller, points),
  };
}
