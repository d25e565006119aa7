import { randomInt } from 'node:crypto';
import type { Redis, Result } from 'ioredis';
import { z } from 'zod';
import type { Acquisition, Rate } from '../connect/quota/token-buckets.ts';
import type { RedisLink } from './redis-link.ts';
import { DRAIN, TOKEN_BUCKET_SCRIPT } from './token-bucket-script.ts';

declare module 'ioredis' {
  interface RedisCommander<Context> {
    /** `TOKEN_BUCKET_SCRIPT`, under the name that `RedisTokenBuckets` gives it. */
    spendTokens(
      bucketKey: string,
      emptyAtKey: string,
      cost: number,
      taker: number,
      size: number,
      fillMs: number,
    ): Result<unknown, Context>;
  }
}

/** Redis counts in thousandths of a token. */
const UNITS = 1_000;

const reply = z.tuple([z.literal([0, 1]), z.int(), z.int()]);

/**
 * Token buckets in Redis, shared by all gateways with the same keys. Each gateway passes the rate at which a bucket refills
 * until the next call, so gateways may briefly disagree about it.
 */
export class RedisTokenBuckets {
  readonly #link: RedisLink;
  readonly #emptyAtKey: string;
  readonly #rateOf: (operation: string) => Rate;
  /** The name under which tokens are reserved for this gateway. */
  readonly #taker = randomInt(1, 2 ** 40);

  /**
   * @param emptyAtKey the key of the time when all buckets were empty; followed by the operation it is a bucket's key.
   */
  constructor(link: RedisLink, emptyAtKey: string, rateOf: (operation: string) => Rate) {
    this.#link = link;
    this.#emptyAtKey = emptyAtKey;
    this.#rateOf = rateOf;
    link.defineCommand('spendTokens', { numberOfKeys: 2, lua: TOKEN_BUCKET_SCRIPT });
  }

  /** Takes the cost or nothing; `undefined` when Redis does not respond. */
  async acquire(operation: string, cost: number): Promise<Acquisition | undefined> {
    return this.#spend(operation, Math.ceil(cost * UNITS));
  }

  /** Returns tokens; `undefined` when Redis does not respond. */
  async refund(operation: string, cost: number): Promise<object | undefined> {
    return this.#spend(operation, -Math.ceil(cost * UNITS));
  }

  /** Empties a bucket; `undefined` when Redis does not respond. */
  async drain(operation: string): Promise<object | undefined> {
    return this.#spend(operation, DRAIN);
  }

  async #spend(operation: string, units: number): Promise<Acquisition | undefined> {
    const { perSecond, burst } = this.#rateOf(operation);
    const size = Math.floor(burst * UNITS);
    // Rounded up, so that a bucket never refills too fast.
    const fillMs = Math.ceil(size / perSecond);
    const key = `${this.#emptyAtKey}:${operation}`;
    const spend = async (redis: Redis): Promise<Acquisition> => {
      const answer = await redis.spendTokens(
        key,
        this.#emptyAtKey,
        units,
        this.#taker,
        size,
        fillMs,
      );
      const [acquired, unitsLeft, waitMs] = reply.parse(answer);
      return { acquired: acquired === 1, tokensLeft: unitsLeft / UNITS, waitMs };
    };
    return this.#link.run(spend);
  }
}
