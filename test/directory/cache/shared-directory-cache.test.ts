import { describe, expect, jest, test } from '@jest/globals';
import { z } from 'zod';
import { deadlineIn } from '../../../src/connect/deadline.ts';
import {
  DirectoryCache,
  type LoadResult,
  type LookupOptions,
} from '../../../src/directory/cache/directory-cache.ts';
import {
  SharedCacheEntries,
  type SharedStore,
} from '../../../src/directory/cache/shared-cache-entries.ts';
import { keyedDigest } from '../../../src/secret/keyed-digest.ts';

interface Entry {
  readonly name: string;
}
type Fetch = (missing: readonly string[]) => Promise<ReadonlyMap<string, LoadResult<Entry>>>;

const CODEC: z.ZodType<Entry> = z.object({ name: z.string() });

const named = (keys: readonly string[]): Map<string, LoadResult<Entry>> =>
  new Map(keys.map((name) => [name, { name }]));

type StoredText = Awaited<ReturnType<SharedStore['getMany']>>[number];

/** A store in the memory of the test. */
class TestStore implements SharedStore {
  readonly texts = new Map<string, NonNullable<StoredText>>();
  /** Delays reads. */
  pause: Promise<void> = Promise.resolve();

  async getMany(keys: readonly string[]): Promise<StoredText[]> {
    await this.pause;
    return keys.map((key) => this.texts.get(key));
  }

  async setMany(texts: Parameters<SharedStore['setMany']>[0]): Promise<void> {
    for (const { key, ...text } of texts) this.texts.set(key, text);
    return Promise.resolve();
  }

  async delete(key: string): Promise<void> {
    this.texts.delete(key);
    return Promise.resolve();
  }

  /** Makes all entries older. */
  age(milliseconds: number): void {
    for (const [key, { text, ttlMs }] of this.texts) {
      this.texts.set(key, { text, ttlMs: ttlMs - milliseconds });
    }
  }
}

const digest = keyedDigest('known-to-all-replicas', 'directory-entry');

/** The cache as one gateway uses it. */
function createGateway(
  store: SharedStore,
  { codec = CODEC, now = () => 0 }: { codec?: z.ZodType<Entry>; now?: () => number } = {},
) {
  const lookups: string[] = [];
  const lookup: LookupOptions = {
    deadline: deadlineIn(60_000),
    onLookup: (_, outcome) => lookups.push(outcome),
  };
  const shared = new SharedCacheEntries<Entry>({ store, digest }, 'entries', codec.nullable());
  const options = { max: 100, ttlMs: 1_000, negativeTtlMs: 100, now: () => now() + 1 };
  const cache = new DirectoryCache<Entry>('entries', options, shared);
  const fetch = jest.fn<Fetch>((missing) =>
    Promise.resolve(named(missing.filter((key) => key !== 'nothing'))),
  );
  const get = (...keys: string[]): Promise<LoadResult<Entry>[]> =>
    cache.getMany(keys, lookup, fetch);
  return { cache, fetch, get, lookup, lookups };
}

describe('a directory cache that gateways share', () => {
  test('fetches what no gateway has cached, and reports where each key was found', async () => {
    const store = new TestStore();
    const one = createGateway(store);
    const two = createGateway(store);

    await one.get('a', 'nothing');
    await two.get('own');
    const found = await two.get('own', 'b', 'nothing', 'a');

    expect(found).toStrictEqual([{ name: 'own' }, { name: 'b' }, null, { name: 'a' }]);
    expect(two.fetch.mock.calls.map(([keys]) => keys)).toStrictEqual([['own'], ['b']]);
    expect(two.lookups).toStrictEqual(['miss', 'hit', 'miss', 'shared', 'shared']);
  });

  test('keeps what another gateway has read for the rest of its lifetime only', async () => {
    let now = 0;
    const store = new TestStore();
    const one = createGateway(store);
    const two = createGateway(store, { now: () => now });
    await one.get('a', 'nothing');
    store.age(60);
    await two.get('a', 'nothing');
    store.texts.clear();

    now = 39;
    await two.get('a', 'nothing');
    now = 41;
    await two.get('a', 'nothing');
    now = 939;
    await two.get('a');
    now = 941;
    await two.get('a');

    expect(two.fetch.mock.calls.map(([keys]) => keys)).toStrictEqual([['nothing'], ['a']]);
  });

  test('shares no error', async () => {
    const store = new TestStore();
    const { cache, lookup } = createGateway(store);
    const error = new Error('one');

    await cache.getMany(['a', 'b'], lookup, () =>
      Promise.resolve(new Map<string, LoadResult<Entry>>([['a', error], ...named(['b'])])),
    );
    await cache.getMany(['c'], lookup, () => Promise.reject(error));

    expect([...store.texts.values()].map(({ text }) => text)).toStrictEqual(['{"name":"b"}']);
  });

  test('returns what other gateways have read when its own fetch of the rest fails', async () => {
    const store = new TestStore();
    await createGateway(store).get('a');
    const { cache, lookup } = createGateway(store);
    const error = new Error('all');

    expect(await cache.getMany(['a', 'b'], lookup, () => Promise.reject(error))).toStrictEqual([
      { name: 'a' },
      error,
    ]);
  });

  test('evicts for all gateways', async () => {
    const store = new TestStore();
    const one = createGateway(store);
    await one.get('a', 'b');
    one.cache.evict('a');

    const { fetch, get } = createGateway(store);
    await get('a', 'b');

    expect(fetch.mock.calls).toStrictEqual([[['a'], expect.anything()]]);
  });

  test('does not share what was evicted while it was fetched', async () => {
    const store = new TestStore();
    const { cache, lookup } = createGateway(store);
    const { promise, resolve } = Promise.withResolvers<Map<string, LoadResult<Entry>>>();

    const reading = cache.getMany(['a'], lookup, () => promise);
    cache.evict('a');
    resolve(named(['a']));
    await reading;

    expect(store.texts.size).toBe(0);
  });

  test('shares nothing between versions whose values have different forms', async () => {
    const store = new TestStore();
    const codec: z.ZodType<Entry> = z.object({ name: z.string(), since: z.int().nullable() });
    await createGateway(store).get('a');

    const { get, fetch } = createGateway(store, { codec });
    await get('a');

    expect(fetch).toHaveBeenCalledTimes(1);
  });

  test.each(['', '{', '7', '"a"', '[]', '{}', '{"name":null}', '{"name":{"name":"a"}}'])(
    'takes %j for nothing',
    async (text) => {
      const store = new TestStore();
      await createGateway(store).get('a');
      for (const [key] of store.texts) store.texts.set(key, { text, ttlMs: 500 });
      const { fetch, get } = createGateway(store);

      expect(await get('a')).toStrictEqual([{ name: 'a' }]);
      expect(fetch).toHaveBeenCalledTimes(1);
      // And others find the right one again.
      expect([...store.texts.values()]).toStrictEqual([{ text: '{"name":"a"}', ttlMs: 1_000 }]);
    },
  );

  test('returns at the deadline, though the store does not respond', async () => {
    const store = new TestStore();
    store.pause = new Promise(() => undefined);
    const { cache, fetch, lookup } = createGateway(store);
    const deadline = { signal: AbortSignal.abort(), remainingMs: () => 0 };

    const [found] = await cache.getMany(['a'], { ...lookup, deadline }, fetch);

    expect(found).toBeInstanceOf(Error);
  });
});
