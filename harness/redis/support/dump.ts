import type { Redis } from 'ioredis';
import type { RedisServer } from '../../../test/redis/support/redis-server.ts';
import { readPage } from '../../../test/support/docs.ts';

/** A key of Redis with its content and its TTL; a TTL of -1 is forever. */
export interface Dumped {
  readonly key: string;
  readonly type: string;
  readonly ttlMs: number;
  readonly value: string;
}

/** The PTTL reply of Redis for such a key. */
const NO_SUCH_KEY = -2;

/** Everything in Redis, except for keys that expire during the read. A value of an unsupported type fails the test. */
export async function dump(redis: RedisServer): Promise<Dumped[]> {
  return redis.with(async (client) => {
    const keys = new Set<string>();
    for await (const found of client.scanStream()) {
      for (const key of found as string[]) keys.add(key);
    }
    const dumped = await Promise.all(
      [...keys].map(async (key) => {
        const type = await client.type(key);
        const value = JSON.stringify(await valueOf(client, key, type));
        return { key, type, ttlMs: await client.pttl(key), value };
      }),
    );
    return dumped.filter(({ type, ttlMs }) => type !== 'none' && ttlMs !== NO_SUCH_KEY);
  });
}

async function valueOf(client: Redis, key: string, type: string): Promise<unknown> {
  switch (type) {
    case 'string':
      return client.get(key);
    case 'hash':
      return client.hgetall(key);
    case 'zset':
      return client.zrange(key, 0, -1, 'WITHSCORES');
    case 'list':
      return client.lrange(key, 0, -1);
    case 'set':
      return client.smembers(key);
    case 'stream':
      return client.xrange(key, '-', '+');
    case 'none':
      return null;
    default:
      throw new Error(`${key} holds a ${type}, which cannot be searched`);
  }
}

/** The parts of keys that stand for others in docs/operations/redis.md. */
const PLACEHOLDERS: Readonly<Record<string, string>> = {
  '<scope>': String.raw`[a-z0-9-]+(?:@[\w.-]+(?::\d+)?)?`,
  '<operation>': '[A-Z][A-Za-z]+',
  '<cache>': '[A-Za-z]+',
  '<form>': String.raw`[\w-]{8}`,
  '<digest>': String.raw`[\w-]{43}`,
};

/** The forms of keys that docs/operations/redis.md lists. */
export async function documentedKeys(): Promise<readonly RegExp[]> {
  const rows = (await readPage('docs/operations/redis.md')).matchAll(
    /^\| `(contact-gateway:[^`]+)` \|/gm,
  );
  return [...rows].map(([, key = '']) => {
    const pattern = key.replaceAll(/<\w+>/g, (name) => PLACEHOLDERS[name] ?? `(unknown ${name})`);
    return new RegExp(`^${pattern}$`);
  });
}
