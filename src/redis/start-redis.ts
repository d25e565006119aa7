import type { Rate, TokenBuckets } from '../connect/quota/token-buckets.ts';
import type { RequestLimit } from '../rate-limit/request-limiter.ts';
import { keyedDigest } from '../secret/keyed-digest.ts';
import { textSeal } from '../secret/text-seal.ts';
import { redisKeys } from './keys.ts';
import { type RedisAddress, RedisLink } from './redis-link.ts';
import { RedisOperationTokens } from './redis-operation-tokens.ts';
import { RedisRequestLimiter } from './redis-request-limiter.ts';
import { RedisStore } from './redis-store.ts';
import { RedisTokenBuckets } from './redis-token-buckets.ts';
import { RedisTokenRecords } from './redis-token-records.ts';
import { Replicas } from './replicas.ts';
import { SharedTokenBuckets } from './shared-token-buckets.ts';

export interface RedisOptions extends RedisAddress {
  /** The Connect whose quotas the gateways share; quotas belong to an account and Region. */
  readonly scope: string;
  /** `GATEWAY_SECRET`: the keys of digests and encryption are derived from it. */
  readonly secret: string;
  /** The rate of an operation for all gateways together. */
  readonly rateOf: (operation: string) => Rate;
  /** Called with the initial state and with each change. `reason` says in one word why Redis is unavailable. */
  readonly onChange: (available: boolean, reason?: string) => void;
}

/** The state that gateways share through Redis. All of it also works without Redis: then each gateway has its own. */
export interface SharedByRedis {
  readonly buckets: TokenBuckets;
  readonly store: RedisStore;
  /** The records of transfer tokens. */
  readonly tokens: RedisTokenRecords;
  /** The tokens of the other operations. */
  readonly operationTokens: RedisOperationTokens;
  /** Counts the requests of callers. */
  readonly requestLimiter: (limit: RequestLimit) => RedisRequestLimiter;
  /** The current max rate of an operation for this gateway. */
  readonly rateOf: (operation: string) => Rate;
  /** Leaves the gateways, and closes the connection. */
  stop(): Promise<void>;
}

/** Connects to Redis. Resolves once it is known whether Redis is available: within two seconds. */
export async function startRedis(options: RedisOptions): Promise<SharedByRedis> {
  const { url, answerMs, scope, secret, rateOf } = options;
  const keys = redisKeys(scope);
  const digestOfCaller = keyedDigest(secret, 'caller');
  const replicas = new Replicas(keys);
  const link = new RedisLink({
    url,
    answerMs,
    async check(redis) {
      const { hasSpentAlone } = buckets;
      await replicas.announce(redis, { isReturning: !link.available, hasSpentAlone });
      if (hasSpentAlone) buckets.onSharedEmptied();
    },
    onChange(available, reason) {
      if (!available) buckets.onSharedLost();
      options.onChange(available, reason);
    },
  });
  const sharedRateOf = (operation: string): Rate => part(rateOf(operation), replicas.sharedShare);
  const localRateOf = (operation: string): Rate => part(rateOf(operation), replicas.ownShare);
  const buckets = new SharedTokenBuckets(
    new RedisTokenBuckets(link, keys.buckets, sharedRateOf),
    localRateOf,
  );
  await link.ready;
  return {
    buckets,
    store: new RedisStore(link, keys.entries, textSeal(secret)),
    tokens: new RedisTokenRecords(link, keys.tokens, textSeal(secret)),
    operationTokens: new RedisOperationTokens(
      link,
      keys.operationTokens,
      keyedDigest(secret, 'operation-token'),
      textSeal(secret),
    ),
    requestLimiter: (limit) => new RedisRequestLimiter(link, keys.callers, limit, digestOfCaller),
    rateOf: (operation) => (link.available ? sharedRateOf(operation) : localRateOf(operation)),
    async stop() {
      await link.run((redis) => replicas.leave(redis));
      link.stop();
    },
  };
}

/** A share of a rate. A bucket holds at least one token. */
function part({ perSecond, burst }: Rate, share: number): Rate {
  return { perSecond: perSecond * share, burst: Math.max(1, burst * share) };
}
