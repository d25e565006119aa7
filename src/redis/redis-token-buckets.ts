import { randomInt } from 'node:crypto';
import type { Redis } from 'ioredis';
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Rate, Take } from '../connect/quota/token-buckets.ts';
import type { RedisLink } from './redis-link.ts';
import { DRAIN, TOKEN_BUCKET_SCRIPT } from './token-bucket-script.ts';

/** Thousandths of tokens: the library takes whole points only. */
const POINTS = 1_000;

/**
 * Token buckets in Redis, which all gateways with the same key prefix share. Each gateway says at what rate they fill
 * until the next one asks, so gateways may disagree about it for a while.
 */
export class RedisTokenBuckets {
  readonly #link: RedisLink;
  readonly #keyPrefix: string;
  readonly #rateOf: (operation: string) => Rate;
  /** Whom tokens are promised to. */
  readonly #taker = randomInt(1, 2 ** 40);
  /** By operation: to make one means to send the script anew. */
  readonly #limiters = new Map<string, RateLimiterRedis>();

  constructor(link: RedisLink, keyPrefix: string, rateOf: (operation: string) => Rate) {
    this.#link = link;
    this.#keyPrefix = keyPrefix;
    this.#rateOf = rateOf;
  }

  /** Takes the price or nothing; `undefined` when Redis does not answer. */
  async take(operation: string, price: number): Promise<Take | undefined> {
    return this.#link.ask((redis) =>
      take(this.#limiterOf(redis, operation), operation, price, this.#taker),
    );
  }

  /** Puts back what was taken; `undefined` when Redis does not answer. */
  async putBack(operation: string, price: number): Promise<object | undefined> {
    return this.#link.ask((redis) =>
      this.#limiterOf(redis, operation).reward(operation, pointsOf(price)),
    );
  }

  /** Empties a bucket; `undefined` when Redis does not answer. */
  async drain(operation: string): Promise<object | undefined> {
    return this.#link.ask((redis) => this.#limiterOf(redis, operation).penalty(operation, DRAIN));
  }

  #limiterOf(redis: Redis, operation: string): RateLimiterRedis {
    const { perSecond, burst } = this.#rateOf(operation);
    const points = Math.floor(burst * POINTS);
    // Milliseconds by agreement with the script, and rounded so that a bucket never fills too fast.
    const duration = Math.ceil(points / perSecond);
    const known = this.#limiters.get(operation);
    if (known?.points === points && known.duration === duration) return known;
    const limiter = new RateLimiterRedis({
      storeClient: redis,
      keyPrefix: this.#keyPrefix,
      points,
      duration,
      customIncrTtlLuaScript: TOKEN_BUCKET_SCRIPT,
    });
    this.#limiters.set(operation, limiter);
    return limiter;
  }
}

async function take(
  limiter: RateLimiterRedis,
  operation: string,
  price: number,
  taker: number,
): Promise<Take> {
  const points = pointsOf(price);
  try {
    const { remainingPoints } = await limiter.consume(operation, points, { customDuration: taker });
    return { taken: true, tokensLeft: remainingPoints / POINTS, waitMs: 0 };
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const { consumedPoints, msBeforeNext } = refusal;
    const due = Math.min(points, limiter.points);
    const tokensLeft = (limiter.points + due - consumedPoints) / POINTS;
    return { taken: false, tokensLeft, waitMs: Math.max(1, msBeforeNext) };
  }
}

function pointsOf(price: number): number {
  return Math.ceil(price * POINTS);
}
