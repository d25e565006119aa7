import type { ZodType } from 'zod';
import { operationOf } from '../../connect/connect-command.ts';
import type { ConnectFailure, ConnectResult } from '../../connect/connect-failure.ts';
import { ReadFailure } from '../../graphql-kit/errors/read-failure.ts';
import type { ReadCached } from '../../graphql-kit/relay/read-cached.ts';
import { LoggableError } from '../../logging/loggable-error.ts';
import type { Batching } from './batch-scheduler.ts';
import type { DirectoryCache, LoadResult } from './directory-cache.ts';
import type { RequestReads } from './directory-loader.ts';

/** Makes the cache of what one codec is for. */
export type CreateListPageCache = <Value extends object>(
  codec: ZodType<Value>,
) => DirectoryCache<Value>;

/** A read that failed, on its way through a cache. */
class FailedRead extends Error {
  readonly failure: ConnectFailure;

  constructor(failure: ConnectFailure) {
    super('Connect could not be read');
    this.failure = failure;
  }
}

/** Reads of the directory that many requests make, such as pages of its lists: kept by what was asked. */
export class ListPageCache {
  readonly #createCache: CreateListPageCache;
  /** Each is a cache of what its codec is for. */
  readonly #caches = new Map<ZodType, unknown>();

  constructor(createCache: CreateListPageCache) {
    this.#createCache = createCache;
  }

  /** How one request reads. */
  readerOf({ trackUntilDone: during }: Batching, calls: RequestReads): ReadCached {
    return async ({ command, pick, codec }) => {
      const key = JSON.stringify([operationOf(command), command.input]);
      const found = this.#cacheOf(codec).getMany([key], calls, async (_, deadline) => {
        const result = await calls.within(deadline)(command);
        if (!result.ok) return new Map([[key, new FailedRead(result.failure)]]);
        const { requestId } = result.output.$metadata;
        return new Map([[key, pick(result.output) ?? new FailedRead(incomplete(requestId))]]);
      });
      const [answer = null] = await during(found);
      return resultOf(answer);
    };
  }

  #cacheOf<Value extends object>(codec: ZodType<Value>): DirectoryCache<Value> {
    const known = this.#caches.get(codec) as DirectoryCache<Value> | undefined;
    const cache = known ?? this.#createCache(codec);
    this.#caches.set(codec, cache);
    return cache;
  }
}

function incomplete(requestId: string | undefined): ConnectFailure {
  const cause = 'an answer without what was to be read';
  return { kind: 'indeterminate', responded: false, cause, requestId };
}

function resultOf<Value extends object>(found: LoadResult<Value>): ConnectResult<Value> {
  if (found instanceof FailedRead || found instanceof ReadFailure) {
    return { ok: false, failure: found.failure };
  }
  if (found instanceof Error) throw found;
  if (found === null) throw new LoggableError('A read without an answer');
  return { ok: true, output: found };
}
