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

  /** @param digest gives the name by which Redis knows a caller: it is not to know who the callers are. */
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

  /** Spends so many points; `undefined` when Redis does not answer. */
  async spend(caller: string, points: number): Promise<Allowance | undefined> {
    return this.#link.ask((redis) =>
      spendBy((this.#limiter ??= this.#create(redis)), this.#digest(caller), points),
    );
  }

  #create(redis: Redis): RateLimiterRedis {
    const { requests: points, seconds: duration } = this.#limit;
    return new RateLimiterRedis({
      storeClient: withoutCommands(redis),
      useRedisPackage: true,
      keyPrefix: this.#keyPrefix,
      points,
      duration,
      // Redis is not asked again about who is refused anyway.
      inMemoryBlockOnConsumed: points + 1,
    });
  }
}

/**
 * The connection as the library knows it of another client. To ioredis it would add a command with its script, of the same
 * name for all limiters of a connection: the token buckets have theirs there.
 */
function withoutCommands(redis: Redis): object {
  type Parameters = Readonly<Record<'keys' | 'arguments', readonly string[]>>;
  return {
    eval: (script: string, { keys, arguments: values }: Parameters) =>
      redis.eval(script, keys.length, ...keys, ...values),
  };
}
