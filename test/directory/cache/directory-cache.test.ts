import { describe, expect, jest, test } from '@jest/globals';
import { deadlineIn } from '../../../src/connect/deadline.ts';
import {
  DirectoryCache,
  type LoadResult,
  type LookupOptions,
} from '../../../src/directory/cache/directory-cache.ts';
import { ReadFailure } from '../../../src/graphql-kit/errors/read-failure.ts';

interface Entry {
  readonly name: string;
}
type Fetch = (missing: readonly string[]) => Promise<ReadonlyMap<string, LoadResult<Entry>>>;

const named = (keys: readonly string[]): Map<string, LoadResult<Entry>> =>
  new Map(keys.map((name) => [name, { name }]));

const keysOf = (fetch: jest.Mock<Fetch>): (readonly string[])[] =>
  fetch.mock.calls.map(([keys]) => keys);

function createCache(options = {}) {
  const lookups: string[] = [];
  const patient: LookupOptions = {
    deadline: deadlineIn(60_000),
    onLookup: (name, outcome) => lookups.push(`${name} ${outcome}`),
  };
  const cache = new DirectoryCache<Entry>('entries', {
    max: 100,
    ttlMs: 60_000,
    negativeTtlMs: 60_000,
    ...options,
  });
  const fetch = jest.fn<Fetch>((missing) => Promise.resolve(named(missing)));
  return { cache, fetch, patient, lookups };
}

describe('a directory cache', () => {
  test('fetches all missing keys at once, and returns results in the order of the keys', async () => {
    const { cache, fetch, patient, lookups } = createCache();

    await cache.getMany(['b'], patient, fetch);
    const found = await cache.getMany(['a', 'b', 'c'], patient, fetch);

    expect(found).toStrictEqual([{ name: 'a' }, { name: 'b' }, { name: 'c' }]);
    expect(keysOf(fetch)).toStrictEqual([['b'], ['a', 'c']]);
    expect(lookups).toStrictEqual(['entries miss', 'entries hit', 'entries miss', 'entries miss']);
  });

  test('joins by key, whatever the order of the results', async () => {
    const { cache, patient } = createCache();

    const found = await cache.getMany(['a', 'b'], patient, (missing) =>
      Promise.resolve(named([...missing].reverse())),
    );

    expect(found).toStrictEqual([{ name: 'a' }, { name: 'b' }]);
  });

  test('fetches a key once for concurrent lookups', async () => {
    const { cache, fetch, patient } = createCache();

    const found = await Promise.all(
      Array.from({ length: 1_000 }, () => cache.getMany(['a'], patient, fetch)),
    );

    expect(new Set(found.flat())).toStrictEqual(new Set([{ name: 'a' }]));
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  test('caches for the shorter lifetime that a key does not exist', async () => {
    let now = 1;
    const { cache, patient } = createCache({ ttlMs: 1_000, negativeTtlMs: 10, now: () => now });
    const fetch = jest.fn<Fetch>((missing) =>
      Promise.resolve(named(missing.filter((key) => key !== 'nothing'))),
    );

    expect(await cache.getMany(['a', 'nothing'], patient, fetch)).toStrictEqual([
      { name: 'a' },
      null,
    ]);
    await cache.getMany(['a', 'nothing'], patient, fetch);
    now += 11;
    await cache.getMany(['a', 'nothing'], patient, fetch);
    now += 1_000;
    await cache.getMany(['a'], patient, fetch);

    expect(keysOf(fetch)).toStrictEqual([['a', 'nothing'], ['nothing'], ['a']]);
  });

  test('caches no error, of one key or of the whole fetch', async () => {
    const { cache, fetch, patient } = createCache();
    const one = new Error('one');
    const all = new Error('all');

    const partly = await cache.getMany(['a', 'b'], patient, () =>
      Promise.resolve(new Map<string, LoadResult<Entry>>([['a', one], ...named(['b'])])),
    );
    const wholly = await cache.getMany(['c', 'd'], patient, () => Promise.reject(all));
    const again = await cache.getMany(['a', 'b', 'c', 'd'], patient, fetch);

    expect(partly).toStrictEqual([one, { name: 'b' }]);
    expect(wholly).toStrictEqual([all, all]);
    expect(again).toStrictEqual([{ name: 'a' }, { name: 'b' }, { name: 'c' }, { name: 'd' }]);
    expect(keysOf(fetch)).toStrictEqual([['a', 'c', 'd']]);
  });

  test('is bounded, and returns more keys than it can keep', async () => {
    const { cache, fetch, patient } = createCache({ max: 2 });

    const found = await cache.getMany(['a', 'b', 'c'], patient, fetch);
    await cache.getMany(['a'], patient, fetch);

    expect(found).toStrictEqual([{ name: 'a' }, { name: 'b' }, { name: 'c' }]);
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  test('returns an error to each lookup at its own deadline, and continues for the others', async () => {
    const { cache, patient } = createCache();
    const impatient = new AbortController();
    const { promise, resolve } = Promise.withResolvers<Map<string, LoadResult<Entry>>>();

    const waiting = cache.getMany(['a'], patient, () => promise);
    const first = cache.getMany(
      ['a'],
      { ...patient, deadline: { signal: impatient.signal, remainingMs: () => 0 } },
      () => promise,
    );
    impatient.abort();
    const [late] = await first;
    resolve(named(['a']));

    expect(late).toBeInstanceOf(ReadFailure);
    expect(await waiting).toStrictEqual([{ name: 'a' }]);
  });
});
