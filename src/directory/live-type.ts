import type { CallConnect } from '../connect/call-connect.ts';
import type { Batching } from './cache/batch-scheduler.ts';
import { type EvictableCache, evictMissing, type FetchByIds } from './cache/directory-loader.ts';
import {
  createLiveLoader,
  type FetchLive,
  type LiveLoader,
  maxLiveCalls,
} from './cache/live-loader.ts';
import type { LoaderUse } from './cache/loader-use.ts';

/** Live state of the entries of a directory type. It is never cached across requests. */
export interface LiveType<Value extends object, Of extends string> {
  /** The name of the directory type whose state it is. */
  readonly of: Of;
  /** The maximum number of calls that its loader makes. */
  readonly maxCalls: (use: LoaderUse) => number;
  /**
   * Makes the loader of one request.
   *
   * @param cache of the directory type: entries that Connect does not know are evicted from it.
   */
  readonly createLoader: (
    cache: EvictableCache,
    batching: Batching,
    callConnect: CallConnect,
  ) => LiveLoader<Value>;
}

interface LiveTypeOptions<Value extends object, Of extends string> {
  readonly of: Of;
  /** Reads which ids exist, bypassing the cache. */
  readonly fetchExisting: (callConnect: CallConnect) => FetchByIds<object>;
  readonly fetchLive: (callConnect: CallConnect) => FetchLive<Value>;
}

export function liveType<Value extends object, const Of extends string>({
  of,
  fetchExisting,
  fetchLive,
}: LiveTypeOptions<Value, Of>): LiveType<Value, Of> {
  return {
    of,
    maxCalls: maxLiveCalls,
    createLoader: (cache, batching, callConnect) =>
      createLiveLoader(
        batching,
        evictMissing(cache, fetchExisting(callConnect)),
        fetchLive(callConnect),
      ),
  };
}
