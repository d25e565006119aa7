import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { ANNOUNCE_SCRIPT } from './announce-script.ts';
import type { RedisKeys } from './keys.ts';

/** After Redis has come back, so long is waited for gateways that it does not show yet: all of them look each second. */
const RETURN_MS = 10_000;

const counts = z.tuple([z.int().min(1), z.int().min(1)]);

/** The gateways that share one Redis, as far as this one knows. */
export class Replicas {
  readonly #keys: RedisKeys;
  readonly #now: () => number;
  readonly #id = randomUUID();
  #present = 1;
  #known = 1;
  /** How many there were before Redis went away, and until when those are expected. */
  #expected = { count: 1, until: -Infinity };

  /** @param now a clock in milliseconds that never goes back; the machine's own by default. */
  constructor(keys: RedisKeys, now: () => number = () => performance.now()) {
    this.#keys = keys;
    this.#now = now;
  }

  /** How many there are, those included that have no connection to Redis: as last seen while there is no Redis. */
  get count(): number {
    const { count, until } = this.#expected;
    return this.#now() < until ? Math.max(this.#known, count) : this.#known;
  }

  /** The part of all rates that this gateway may spend without Redis. */
  get ownShare(): number {
    return 1 / this.count;
  }

  /** The part of all rates that those may spend together who spend by Redis: others may be spending without it. */
  get sharedShare(): number {
    return this.#present / this.count;
  }

  /**
   * Shows this gateway to the others, and counts them. To be called each second. Rejects when Redis fails.
   *
   * @param isReturning whether Redis was not available before: it may have forgotten the others.
   * @param hasSpentAlone whether this gateway has made calls that the shared buckets know nothing of.
   */
  async announce(
    redis: Redis,
    { isReturning, hasSpentAlone }: { isReturning: boolean; hasSpentAlone: boolean },
  ): Promise<void> {
    const { gateways, buckets } = this.#keys;
    const alone = hasSpentAlone ? '1' : '0';
    const reply = await redis.eval(ANNOUNCE_SCRIPT, 2, gateways, buckets, this.#id, alone);
    const [present, known] = counts.parse(reply);
    if (isReturning) this.#expected = { count: this.count, until: this.#now() + RETURN_MS };
    this.#present = present;
    this.#known = known;
  }

  /** Takes its leave, so that the others may spend its part. */
  async leave(redis: Redis): Promise<number> {
    return redis.zrem(this.#keys.gateways, this.#id);
  }
}
