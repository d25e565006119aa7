import type { Redis } from 'ioredis';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import { type Allowance, type RequestLimit, spendBy } from '../rate-limit/request-limiter.ts';
import type { RedisLink } from './redis-link.ts';

/** Counts the points of callers in Redis, for all gateways with the same key prefix. */
export class RedisRequestLimiter {
  readonly #link: RedisLink;
  readonly #keyPrefix: string;
  readonly #limit: RequestLimit;
  readonly #digest: (caller: string) => string;
  #limiter: RateLimiterRedis | undefined;

  /** @param digest the name of a caller in Redis, which must not disclose who the caller is. */
  constructor(
    link: RedisLink,
    keyPrefix: string,
    limit: RequestLimit,
    digest: (caller: string) => string,
  ) {
    this.#link = link;
    this.#keyPrefix = keyPrefix;
    this.#limit = limit;
    this.#digest = digest;
  }

  /** Spends points; `undefined` when Redis does not respond. */
  async spend(caller: string, points: number): Promise<Allowance | undefined> {
    return this.#link.run((redis) =>
      spendBy((this.#limiter ??= this.#create(redis)), this.#digest(caller), points),
    );
  }

  #create(redis: Redis): RateLimiterRedis {
    const { requests: points, seconds: duration } = this.#limit;
    return new RateLimiterRedis({
      storeClient: redis,
      keyPrefix: this.#keyPrefix,
      points,
      duration,
      // While a caller is over the limit, no further command is sent to Redis for it.
      inMemoryBlockOnConsumed: points + 1,
    });
  }
}
