import DataLoader from 'dataloader';
import type { CallConnect } from '../../connect/call-connect.ts';
import type { Deadline } from '../../connect/deadline.ts';
import type { Batching } from './batch-scheduler.ts';
import type { DirectoryCache, LoadResult, LookupOptions } from './directory-cache.ts';
import { keyOf, type ResourceReference } from './resource-reference.ts';

/** How a request reads values that other requests may share: with its own deadline, or with the latest of theirs. */
export interface RequestReads extends LookupOptions {
  readonly within: (deadline: Deadline) => CallConnect;
}

/** Reads a type of directory entry for one request; null when it does not exist in Connect. */
export type DirectoryLoader<Value extends object> = DataLoader<
  ResourceReference,
  Value | null,
  string
>;

/** Reads entries of one instance. Its result is keyed by id, so that the order of Connect's answers does not matter. */
export type FetchByIds<Value extends object> = (
  instanceId: string,
  ids: readonly string[],
) => Promise<ReadonlyMap<string, LoadResult<Value>>>;

/** Creates a loader for one request, over a cache that all requests share. */
export function createDirectoryLoader<Value extends object>(
  cache: DirectoryCache<Value>,
  batching: Batching,
  reads: RequestReads,
  fetchBy: (callConnect: CallConnect) => FetchByIds<Value>,
): DirectoryLoader<Value> {
  const fetch = async (
    keys: readonly string[],
    deadline: Deadline,
  ): Promise<Map<string, LoadResult<Value>>> => {
    const fetchByIds = fetchBy(reads.within(deadline));
    const idsByInstance = Map.groupBy(
      keys.map((key) => JSON.parse(key) as [instanceId: string, id: string]),
      ([instanceId]) => instanceId,
    );
    const found = await Promise.all(
      [...idsByInstance].map(async ([instanceId, references]) => {
        const byId = await fetchByIds(
          instanceId,
          references.map(([, id]) => id),
        );
        return [...byId].map(([id, value]) => [keyOf({ instanceId, id }), value] as const);
      }),
    );
    return new Map(found.flat());
  };
  return new DataLoader<ResourceReference, Value | null, string>(
    async (references) =>
      batching.trackUntilDone(cache.getMany(references.map(keyOf), reads, fetch)),
    { cacheKeyFn: keyOf, batchScheduleFn: batching.schedule },
  );
}

/** A cache of entries by `keyOf` their references. */
export type EvictableCache = Pick<DirectoryCache<never>, 'evict'>;

/** Reads which ids exist, bypassing the cache, and evicts the others from it. */
export function evictMissing<Value extends object>(
  cache: EvictableCache,
  fetchByIds: FetchByIds<Value>,
): FetchByIds<Value> {
  return async (instanceId, ids) => {
    const found = await fetchByIds(instanceId, ids);
    for (const [id, value] of found) if (value === null) cache.evict(keyOf({ instanceId, id }));
    return found;
  };
}
