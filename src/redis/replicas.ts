import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { RedisKeys } from './keys.ts';

/** How long a gateway waits for the others to announce themselves after Redis has come back: each does so once a second. */
const RETURN_GRACE_MS = 10_000;

/** A gateway that has not announced itself for this long is lost: it crashed, or it spends without Redis. */
const LOST_AFTER_MS = 3_500;

/** A gateway that is lost for this long no longer counts. */
const FORGOTTEN_AFTER_MS = 30_000;

/** How long the keys outlive the last gateway. */
const KEPT_MS = 86_400_000;

/**
 * Announces a gateway, by Redis's own clock.
 *
 * - Keys: the gateways, and the time when all buckets were empty.
 * - Arguments: the gateway's id; 1 if that time is now, because the gateway has spent tokens without Redis, or else 0.
 * - Reply: how many gateways are present, and how many count, lost ones included.
 *
 * A value of another type is replaced.
 */
const ANNOUNCE_SCRIPT = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local kind = redis.call('TYPE', KEYS[1]).ok
if kind ~= 'zset' and kind ~= 'none' then redis.call('DEL', KEYS[1]) end
redis.call('ZADD', KEYS[1], now, ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - ${FORGOTTEN_AFTER_MS})
redis.call('PEXPIRE', KEYS[1], ${KEPT_MS})

if ARGV[2] == '1' or redis.call('EXISTS', KEYS[2]) == 0 then
  redis.call('SET', KEYS[2], string.format('%.0f', time[1] * 1000000 + time[2]))
end
redis.call('PEXPIRE', KEYS[2], ${KEPT_MS})

return { redis.call('ZCOUNT', KEYS[1], now - ${LOST_AFTER_MS}, '+inf'), redis.call('ZCARD', KEYS[1]) }
`;

const counts = z.tuple([z.int().min(1), z.int().min(1)]);

/** The gateways that share one Redis, as far as this gateway knows. */
export class Replicas {
  readonly #keys: RedisKeys;
  readonly #now: () => number;
  readonly #id = randomUUID();
  #present = 1;
  #known = 1;
  /** How many there were before Redis was lost, and until when they are expected back. */
  #expected = { count: 1, until: -Infinity };

  /** @param now a monotonic clock in milliseconds; the machine's own by default. */
  constructor(keys: RedisKeys, now: () => number = () => performance.now()) {
    this.#keys = keys;
    this.#now = now;
  }

  /** How many gateways count, including those that have lost Redis. Without Redis, the number seen last. */
  get count(): number {
    const { count, until } = this.#expected;
    return this.#now() < until ? Math.max(this.#known, count) : this.#known;
  }

  /** The share of all rates that this gateway may spend without Redis. */
  get ownShare(): number {
    return 1 / this.count;
  }

  /** The share of all rates that is spent through Redis: the gateways that have lost it spend the rest. */
  get sharedShare(): number {
    return this.#present / this.count;
  }

  /**
   * Announces this gateway to the others, and counts them. Called once a second. Rejects when Redis fails.
   *
   * @param isReturning whether Redis was not available before: it may have lost the other gateways' announcements.
   * @param hasSpentAlone whether this gateway has spent tokens that the shared buckets do not know of.
   */
  async announce(
    redis: Redis,
    { isReturning, hasSpentAlone }: { isReturning: boolean; hasSpentAlone: boolean },
  ): Promise<void> {
    const { gateways, buckets } = this.#keys;
    const alone = hasSpentAlone ? '1' : '0';
    const reply = await redis.eval(ANNOUNCE_SCRIPT, 2, gateways, buckets, this.#id, alone);
    const [present, known] = counts.parse(reply);
    if (isReturning) this.#expected = { count: this.count, until: this.#now() + RETURN_GRACE_MS };
    this.#present = present;
    this.#known = known;
  }

  /** Removes this gateway, so that the others may spend its share. */
  async leave(redis: Redis): Promise<number> {
    return redis.zrem(this.#keys.gateways, this.#id);
  }
}
