import type { ZodType } from 'zod';
import { DirectoryCache, type DirectoryCacheOptions } from '../directory/cache/directory-cache.ts';
import { ListPageCache } from '../directory/cache/list-page-cache.ts';
import { type SharedCache, SharedCacheEntries } from '../directory/cache/shared-cache-entries.ts';
import { createEntryCaches, type EntryCaches } from '../directory/loaders.ts';

/** The caches of Connect's directory that all requests share. Contacts and live state are never cached here. */
export interface DirectoryCaches {
  /** Pages of lists, and instances, by the command that read them. */
  readonly lists: ListPageCache;
  /** One cache for each directory type. */
  readonly entries: EntryCaches;
}

/**
 * Creates empty caches.
 *
 * @param shared the cache that gateways share, if there is one.
 */
export function createDirectoryCaches(
  options: DirectoryCacheOptions,
  shared?: SharedCache,
): DirectoryCaches {
  const sharedEntries = <Value extends object>(
    name: string,
    codec: ZodType<Value | null>,
  ): SharedCacheEntries<Value> | undefined =>
    shared && new SharedCacheEntries<Value>(shared, name, codec);
  return {
    lists: new ListPageCache(
      (codec) => new DirectoryCache('lists', options, sharedEntries('lists', codec)),
    ),
    entries: createEntryCaches(
      <Value extends object>(name: string, codec: ZodType<Value>) =>
        new DirectoryCache<Value>(name, options, sharedEntries<Value>(name, codec.nullable())),
    ),
  };
}
