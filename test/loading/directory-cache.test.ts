import { describe, expect, jest, test } from '@jest/globals';
import { DirectoryCache, type Found } from '../../src/loading/directory-cache.ts';

interface Entry {
  readonly name: string;
}
type Fetch = (missing: readonly string[]) => Promise<ReadonlyMap<string, Found<Entry>>>;

const named = (keys: readonly string[]): Map<string, Found<Entry>> =>
  new Map(keys.map((name) => [name, { name }]));

function createCache(options = {}) {
  const lookups: string[] = [];
  const cache = new DirectoryCache<Entry>(
    'entries',
    { max: 100, ttlMs: 60_000, negativeTtlMs: 60_000, ...options },
    (name, outcome) => lookups.push(`${name} ${outcome}`),
  );
  const fetch = jest.fn<Fetch>((missing) => Promise.resolve(named(missing)));
  return { cache, fetch, lookups };
}

describe('a directory cache', () => {
  test('fetches once for all keys that it lacks, and answers in the order of the keys', async () => {
    const { cache, fetch, lookups } = createCache();

    await cache.getMany(['b'], fetch);
    const found = await cache.getMany(['a', 'b', 'c'], fetch);

    expect(found).toStrictEqual([{ name: 'a' }, { name: 'b' }, { name: 'c' }]);
    expect(fetch.mock.calls).toStrictEqual([[['b']], [['a', 'c']]]);
    expect(lookups).toStrictEqual(['entries miss', 'entries miss', 'entries hit', 'entries miss']);
  });

  test('joins by key, whatever the order of the answer', async () => {
    const { cache } = createCache();

    const found = await cache.getMany(['a', 'b'], (missing) =>
      Promise.resolve(named([...missing].reverse())),
    );

    expect(found).toStrictEqual([{ name: 'a' }, { name: 'b' }]);
  });

  test('fetches a key once for all who ask at the same time', async () => {
    const { cache, fetch } = createCache();

    const found = await Promise.all(
      Array.from({ length: 1_000 }, () => cache.getMany(['a'], fetch)),
    );

    expect(new Set(found.flat())).toStrictEqual(new Set([{ name: 'a' }]));
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  test('remembers for its shorter time that there is nothing', async () => {
    let now = 1;
    const { cache } = createCache({ ttlMs: 1_000, negativeTtlMs: 10, now: () => now });
    const fetch = jest.fn<Fetch>((missing) =>
      Promise.resolve(named(missing.filter((key) => key !== 'nothing'))),
    );

    expect(await cache.getMany(['a', 'nothing'], fetch)).toStrictEqual([{ name: 'a' }, null]);
    await cache.getMany(['a', 'nothing'], fetch);
    now += 11;
    await cache.getMany(['a', 'nothing'], fetch);
    now += 1_000;
    await cache.getMany(['a'], fetch);

    expect(fetch.mock.calls).toStrictEqual([[['a', 'nothing']], [['nothing']], [['a']]]);
  });

  test('keeps no error, of one key or of the whole fetch', async () => {
    const { cache, fetch } = createCache();
    const one = new Error('one');
    const all = new Error('all');

    const partly = await cache.getMany(['a', 'b'], () =>
      Promise.resolve(new Map<string, Found<Entry>>([['a', one], ...named(['b'])])),
    );
    const wholly = await cache.getMany(['c', 'd'], () => Promise.reject(all));
    const again = await cache.getMany(['a', 'b', 'c', 'd'], fetch);

    expect(partly).toStrictEqual([one, { name: 'b' }]);
    expect(wholly).toStrictEqual([all, all]);
    expect(again).toStrictEqual([{ name: 'a' }, { name: 'b' }, { name: 'c' }, { name: 'd' }]);
    expect(fetch.mock.calls).toStrictEqual([[['a', 'c', 'd']]]);
  });

  test('is bounded, and answers more keys than it can keep', async () => {
    const { cache, fetch } = createCache({ max: 2 });

    const found = await cache.getMany(['a', 'b', 'c'], fetch);
    await cache.getMany(['a'], fetch);

    expect(found).toStrictEqual([{ name: 'a' }, { name: 'b' }, { name: 'c' }]);
    expect(fetch).toHaveBeenCalledTimes(2);
  });
});
