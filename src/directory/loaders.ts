import type { ZodType } from 'zod';
import type { CallConnect } from '../connect/call-connect.ts';
import type { BatchScheduler } from './cache/batch-scheduler.ts';
import type { DirectoryCache } from './cache/directory-cache.ts';
import type { DirectoryLoader, RequestReads } from './cache/directory-loader.ts';
import type { LiveLoader } from './cache/live-loader.ts';
import type { DirectoryType } from './directory-type.ts';
import { DIRECTORY_TYPES, type DirectoryTypeName, LIVE_TYPES, type LiveTypeName } from './index.ts';
import type { LiveType } from './live-type.ts';

/** The names of the directory types, in the order of their list. */
export const DIRECTORY_TYPE_NAMES = Object.keys(DIRECTORY_TYPES) as readonly DirectoryTypeName[];
const LIVE_TYPE_NAMES = Object.keys(LIVE_TYPES) as readonly LiveTypeName[];

type TypeName = DirectoryTypeName | LiveTypeName;
type TypeOf<Name extends TypeName> = (typeof DIRECTORY_TYPES & typeof LIVE_TYPES)[Name];

/** The value that the loader of a type reads. */
type ValueOf<Name extends TypeName> =
  TypeOf<Name> extends { readonly createLoader: (...args: never) => DirectoryLoader<infer Value> }
    ? Value
    : never;

/** The value that the cache of a type stores. */
type CachedOf<Name extends TypeName> =
  TypeOf<Name> extends { readonly codec: ZodType<infer Cached extends object> } ? Cached : never;

/** The parts that are made for each type. */
interface Parts<Value extends object, Cached extends object> {
  readonly cache: DirectoryCache<Cached>;
  readonly loader: DirectoryLoader<Value>;
  readonly liveLoader: LiveLoader<Value>;
}
type PartOf<Name extends TypeName, Part extends keyof Parts<never, never>> = Parts<
  ValueOf<Name>,
  CachedOf<Name>
>[Part];

/** One cache for each directory type, shared by all requests. */
export type EntryCaches = { readonly [Name in DirectoryTypeName]: PartOf<Name, 'cache'> };

/** The loaders of one request for all directory types. */
export type DirectoryLoaders = { readonly [Name in DirectoryTypeName]: PartOf<Name, 'loader'> };

/** The loaders of one request for all live state. */
export type LiveLoaders = { readonly [Name in LiveTypeName]: PartOf<Name, 'liveLoader'> };

// The same types by their parameters, so that the compiler relates each name's type, cache and loader.
const types: {
  readonly [Name in DirectoryTypeName]: DirectoryType<ValueOf<Name>, CachedOf<Name>>;
} = DIRECTORY_TYPES;
const liveTypes: {
  readonly [Name in LiveTypeName]: LiveType<ValueOf<Name>, DirectoryTypeName>;
} = LIVE_TYPES;

export function createEntryCaches(
  createCache: <Cached extends object>(
    name: string,
    codec: ZodType<Cached>,
  ) => DirectoryCache<Cached>,
): EntryCaches {
  return byName<DirectoryTypeName, 'cache'>(DIRECTORY_TYPE_NAMES, (name) =>
    createCache(types[name].cacheName, types[name].codec),
  );
}

export function createDirectoryLoaders(
  caches: EntryCaches,
  scheduler: BatchScheduler,
  reads: RequestReads,
): DirectoryLoaders {
  return byName<DirectoryTypeName, 'loader'>(DIRECTORY_TYPE_NAMES, (name) =>
    types[name].createLoader(caches[name], scheduler.stage(types[name].stage), reads),
  );
}

export function createLiveLoaders(
  caches: EntryCaches,
  scheduler: BatchScheduler,
  callConnect: CallConnect,
): LiveLoaders {
  return byName<LiveTypeName, 'liveLoader'>(LIVE_TYPE_NAMES, (name) => {
    const { of, createLoader } = liveTypes[name];
    return createLoader(caches[of], scheduler.stage('leaves'), callConnect);
  });
}

/**
 * Makes one part for each name. The compiler checks each value against its name in `make`; it cannot check that
 * `fromEntries` keeps names and values together.
 */
function byName<Names extends TypeName, Part extends keyof Parts<never, never>>(
  names: readonly Names[],
  make: <Name extends Names>(name: Name) => PartOf<Name, Part>,
): { readonly [Name in Names]: PartOf<Name, Part> } {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as {
    readonly [Name in Names]: PartOf<Name, Part>;
  };
}
