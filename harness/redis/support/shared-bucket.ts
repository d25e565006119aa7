import type { Rate } from '../../../src/connect/quota/token-buckets.ts';
import { type SharedByRedis, startRedis } from '../../../src/redis/start-redis.ts';
import {
  PATIENT_MS,
  type RedisServer,
  startRedisServer,
} from '../../../test/redis/support/redis-server.ts';

export const OPERATION = 'TransferContact';
const MOMENT = 'contact-gateway:test:buckets';
const BUCKET = `${MOMENT}:${OPERATION}`;

/** The tokens of a bucket in Redis, and when they were counted, in milliseconds of Redis's clock. */
export interface Held {
  readonly tokens: number;
  readonly at: number;
}

/** The tokens of the bucket this long ago, and how long ago all buckets were empty. */
export interface Past {
  readonly tokens: number;
  readonly agoMs: number;
  readonly emptyAgoMs: number;
}

/** A bucket in a separate Redis, whose past the test can set. */
export interface SharedBucket extends AsyncDisposable {
  readonly shared: SharedByRedis;
  readonly redis: RedisServer;
  /** The content of the bucket after its last use. */
  held(): Promise<Held>;
  msToLive(): Promise<number>;
  /** Another gateway's view of the same bucket. */
  another(): Promise<SharedByRedis & AsyncDisposable>;
  /** Sets the tokens of the bucket, and keeps the reservations. */
  give(tokens: number): Promise<void>;
  /** Sets the past; returns the present, in milliseconds of Redis's clock. */
  pretend(past: Past): Promise<number>;
  /** Makes the data of the bucket older. */
  age(milliseconds: number): Promise<void>;
  /** Replaces the bucket, or the time when all were empty, by another value. */
  spoil(key: 'bucket' | 'moment', type: 'list' | 'text' | 'nonsense'): Promise<void>;
}

export async function startSharedBucket(rateOf: () => Rate): Promise<SharedBucket> {
  await using stack = new AsyncDisposableStack();
  const redis = stack.use(await startRedisServer());
  const start = (): Promise<SharedByRedis> =>
    startRedis({
      url: redis.url,
      answerMs: PATIENT_MS,
      scope: 'test',
      secret: 'known-to-all-replicas',
      rateOf,
      onChange: () => undefined,
    });
  const shared = await start();
  stack.defer(() => shared.stop());
  const disposal = stack.move();

  const held = async (): Promise<Held> => {
    const { tokens, at } = await redis.with((client) => client.hgetall(BUCKET));
    return { tokens: Number(tokens) / 1_000, at: Number(at) / 1_000 };
  };
  const put = async ({ tokens, at }: Held, emptyAt: number): Promise<void> => {
    const micros = (milliseconds: number): string => (milliseconds * 1_000).toFixed(0);
    await redis.with(async (client) => {
      await client.del(BUCKET);
      await client.hset(BUCKET, { tokens: tokens * 1_000, at: micros(at) });
      await client.set(MOMENT, micros(emptyAt));
    });
  };
  return {
    shared,
    redis,
    held,
    msToLive: () => redis.with((client) => client.pttl(BUCKET)),
    async another() {
      const other = await start();
      return { ...other, [Symbol.asyncDispose]: () => other.stop() };
    },
    async give(tokens) {
      await redis.with((client) => client.hset(BUCKET, { tokens: tokens * 1_000 }));
    },
    async pretend({ tokens, agoMs, emptyAgoMs }) {
      const [seconds, micros] = await redis.with((client) => client.time());
      const now = Number(seconds) * 1_000 + Number(micros) / 1_000;
      await put({ tokens, at: now - agoMs }, now - emptyAgoMs);
      return now;
    },
    async age(milliseconds) {
      const { tokens, at } = await held();
      const emptyAt = await redis.with((client) => client.get(MOMENT));
      await put({ tokens, at: at - milliseconds }, Number(emptyAt) / 1_000 - milliseconds);
    },
    async spoil(key, type) {
      const name = key === 'bucket' ? BUCKET : MOMENT;
      await redis.with(async (client) => {
        await client.del(name);
        if (type === 'list') await client.rpush(name, 'x');
        else if (type === 'text' || key === 'moment') await client.set(name, 'x');
        else await client.hset(name, { tokens: 'nan', at: '-inf' });
      });
    },
    [Symbol.asyncDispose]: () => disposal.disposeAsync(),
  };
}
