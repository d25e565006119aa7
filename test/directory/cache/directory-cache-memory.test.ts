import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import { deadlineIn } from '../../../src/connect/deadline.ts';
import {
  DirectoryCache,
  type DirectoryCacheOptions,
} from '../../../src/directory/cache/directory-cache.ts';

interface Entry {
  readonly name: string;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Collects garbage; more than once, for what a promise has just released. */
async function flushTasks(): Promise<void> {
  for (let round = 0; round < 5; round += 1) {
    await setImmediate();
    collectGarbage();
  }
}

function cacheWith(options: Partial<DirectoryCacheOptions>): DirectoryCache<Entry> {
  const common = { max: 100, ttlMs: 60_000, negativeTtlMs: 60_000 };
  return new DirectoryCache<Entry>('entries', { ...common, ...options });
}

/** Makes the cache fetch a key for a request, and returns what it should release: the request, and the result. */
async function readFor(
  cache: DirectoryCache<Entry>,
  key: string,
): Promise<{ request: WeakRef<object>; entry: WeakRef<object> }> {
  const request = { of: key };
  const entry = { name: key };
  const lookup = { deadline: deadlineIn(60_000), onLookup: () => undefined };
  await cache.getMany([key], lookup, () => Promise.resolve(new Map([[request.of, entry]])));
  return { request: new WeakRef(request), entry: new WeakRef(entry) };
}

describe('the memory of a directory cache', () => {
  test('retains the result, and nothing of the request that fetched it', async () => {
    const cache = cacheWith({});
    const kept = await readFor(cache, 'a');

    await flushTasks();

    expect(kept.entry.deref()).toStrictEqual({ name: 'a' });
    expect(kept.request.deref()).toBeUndefined();
  });

  test('releases expired entries that are never looked up again', async () => {
    let now = 1_000;
    const cache = cacheWith({ ttlMs: 1_000, now: () => now });
    const old = await readFor(cache, 'a');
    now = 3_000;
    const young = await readFor(cache, 'b');

    await flushTasks();

    expect(old.entry.deref()).toBeUndefined();
    expect(young.entry.deref()).toStrictEqual({ name: 'b' });
  });
});
