import type { ZodType } from 'zod';
import type { CallConnect } from '../connect/call-connect.ts';
import type { ResourceKind } from '../graphql-kit/input/input-issue.ts';
import type { Batching, BatchStage } from './cache/batch-scheduler.ts';
import type { DirectoryCache } from './cache/directory-cache.ts';
import {
  createDirectoryLoader,
  type DirectoryLoader,
  type FetchByIds,
  type RequestReads,
} from './cache/directory-loader.ts';
import { maxCallsByIds } from './cache/fetch-by-ids.ts';
import type { LoaderUse } from './cache/loader-use.ts';

/**
 * A type of Connect's directory whose entries are loaded by their ids. The caches, the loaders of a request, the
 * entities of the supergraph and the cost count are all derived from it.
 */
export interface DirectoryType<Value extends object, Cached extends object = Value> {
  /** The name of its cache, in metrics and in the keys of shared entries. */
  readonly cacheName: string;
  /** The codec of entries that its cache shares with other gateways. */
  readonly codec: ZodType<Cached>;
  /** When its batches are dispatched: after all stages whose entries refer to it. */
  readonly stage: BatchStage;
  /** The maximum number of calls that its loader makes. */
  readonly maxCalls: (use: LoaderUse) => number;
  readonly entity: EntityType;
  /** Makes the loader of one request. */
  readonly createLoader: (
    cache: DirectoryCache<Cached>,
    batching: Batching,
    reads: RequestReads,
  ) => DirectoryLoader<Value>;
}

/** How other subgraphs refer to a type. */
export interface EntityType {
  readonly typeName: string;
  /** The resource types in its ARNs, between the instance and the id. Error messages use the first. */
  readonly arnKinds: readonly [ResourceKind, ...string[]];
  /** The max length of an id, in characters. */
  readonly maxIdLength: number;
  /** Normalizes an id or an ARN from another subgraph to the form that the gateway returns. */
  readonly normalizeKey?: (key: string) => string;
}

/** A type whose entries are cached one by one, under their ids. */
type DirectoryTypeByIds<Value extends object> = Omit<
  DirectoryType<Value>,
  'createLoader' | 'maxCalls'
> & {
  /** Reads entries, bypassing the cache. */
  readonly fetch: (callConnect: CallConnect) => FetchByIds<Value>;
  /** The default is the max of `fetchByIds`. */
  readonly maxCalls?: DirectoryType<Value>['maxCalls'];
};

/** Describes a type whose entries are cached one by one, under their ids. */
export function directoryTypeByIds<Value extends object>({
  fetch,
  ...type
}: DirectoryTypeByIds<Value>): DirectoryType<Value> {
  return {
    maxCalls: maxCallsByIds,
    ...type,
    createLoader: (cache, batching, reads) => createDirectoryLoader(cache, batching, reads, fetch),
  };
}
