import { describe, expect, jest, test } from '@jest/globals';
import { ReadFailure } from '../../src/api/read-failure.ts';
import { deadlineIn } from '../../src/connect/deadline.ts';
import { DirectoryCache, type Found } from '../../src/loading/directory-cache.ts';

interface Entry {
  readonly name: string;
}
type Fetch = (missing: readonly string[]) => Promise<ReadonlyMap<string, Found<Entry>>>;

const PATIENT = deadlineIn(60_000);

const named = (keys: readonly string[]): Map<string, Found<Entry>> =>
  new Map(keys.map((name) => [name, { name }]));

const keysOf = (fetch: jest.Mock<Fetch>): (readonly string[])[] =>
  fetch.mock.calls.map(([keys]) => keys);

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

    await cache.getMany(['b'], PATIENT, fetch);
    const found = await cache.getMany(['a', 'b', 'c'], PATIENT, fetch);

    expect(found).toStrictEqual([{ name: 'a' }, { name: 'b' }, { name: 'c' }]);
    expect(keysOf(fetch)).toStrictEqual([['b'], ['a', 'c']]);
    expect(lookups).toStrictEqual(['entries miss', 'entries miss', 'entries hit', 'entries miss']);
  });

  test('joins by key, whatever the order of the answer', async () => {
    const { cache } = createCache();

    const found = await cache.getMany(['a', 'b'], PATIENT, (missing) =>
      Promise.resolve(named([...missing].reverse())),
    );

    expect(found).toStrictEqual([{ name: 'a' }, { name: 'b' }]);
  });

  test('fetches a key once for all who ask at the same time', async () => {
    const { cache, fetch } = createCache();

    const found = await Promise.all(
      Array.from({ length: 1_000 }, () => cache.getMany(['a'], PATIENT, fetch)),
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

    expect(await cache.getMany(['a', 'nothing'], PATIENT, fetch)).toStrictEqual([
      { name: 'a' },
      null,
    ]);
    await cache.getMany(['a', 'nothing'], PATIENT, fetch);
    now += 11;
    await cache.getMany(['a', 'nothing'], PATIENT, fetch);
    now += 1_000;
    await cache.getMany(['a'], PATIENT, fetch);

    expect(keysOf(fetch)).toStrictEqual([['a', 'nothing'], ['nothing'], ['a']]);
  });

  test('keeps no error, of one key or of the whole fetch', async () => {
    const { cache, fetch } = createCache();
    const one = new Error('one');
    const all = new Error('all');

    const partly = await cache.getMany(['a', 'b'], PATIENT, () =>
      Promise.resolve(new Map<string, Found<Entry>>([['a', one], ...named(['b'])])),
    );
    const wholly = await cache.getMany(['c', 'd'], PATIENT, () => Promise.reject(all));
    const again = await cache.getMany(['a', 'b', 'c', 'd'], PATIENT, fetch);

    expect(partly).toStrictEqual([one, { name: 'b' }]);
    expect(wholly).toStrictEqual([all, all]);
    expect(again).toStrictEqual([{ name: 'a' }, { name: 'b' }, { name: 'c' }, { name: 'd' }]);
    expect(keysOf(fetch)).toStrictEqual([['a', 'c', 'd']]);
  });

  test('is bounded, and answers more keys than it can keep', async () => {
    const { cache, fetch } = createCache({ max: 2 });

    const found = await cache.getMany(['a', 'b', 'c'], PATIENT, fetch);
    await cache.getMany(['a'], PATIENT, fetch);

    expect(found).toStrictEqual([{ name: 'a' }, { name: 'b' }, { name: 'c' }]);
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  test('answers each with an error at its own deadline, and goes on for the others', async () => {
    const { cache } = createCache();
    const impatient = new AbortController();
    const { promise, resolve } = Promise.withResolvers<Map<string, Found<Entry>>>();

    const patient = cache.getMany(['a'], PATIENT, () => promise);
    const first = cache.getMany(
      ['a'],
      { signal: impatient.signal, remainingMs: () => 0 },
      () => promise,
    );
    impatient.abort();
    const [tooLate] = await first;
    resolve(named(['a']));

    expect(tooLate).toBeInstanceOf(ReadFailure);
    expect(await patient).toStrictEqual([{ name: 'a' }]);
  });
});
