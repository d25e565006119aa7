import type { ZodType } from 'zod';
import { operationOf } from '../../connect/connect-command.ts';
import type { ConnectFailure, ConnectResult } from '../../connect/connect-failure.ts';
import { ReadFailure } from '../../graphql-kit/errors/read-failure.ts';
import type { ReadCached } from '../../graphql-kit/relay/read-cached.ts';
import { LoggableError } from '../../logging/loggable-error.ts';
import type { Batching } from './batch-scheduler.ts';
import type { DirectoryCache, LoadResult } from './directory-cache.ts';
import type { RequestReads } from './directory-loader.ts';

/** Creates the cache of the values of one codec. */
export type CreateListPageCache = <Value extends object>(
  codec: ZodType<Value>,
) => DirectoryCache<Value>;

/** Carries the failure of a read through a cache. */
class FailedRead extends Error {
  readonly failure: ConnectFailure;

  constructor(failure: ConnectFailure) {
    super('Connect could not be read');
    this.failure = failure;
  }
}

/** Caches reads of the directory that many requests make, such as pages of its lists, by the command that reads them. */
export class ListPageCache {
  readonly #createCache: CreateListPageCache;
  /** One cache per codec, for its values. */
  readonly #caches = new Map<ZodType, unknown>();

  constructor(createCache: CreateListPageCache) {
    this.#createCache = createCache;
  }

  /** How one request reads through this cache. */
  readerOf({ trackUntilDone }: Batching, reads: RequestReads): ReadCached {
    return async ({ command, pick, codec }) => {
      const key = JSON.stringify([operationOf(command), command.input]);
      const found = this.#cacheOf(codec).getMany([key], reads, async (_, deadline) => {
        const result = await reads.within(deadline)(command);
        if (!result.ok) return new Map([[key, new FailedRead(result.failure)]]);
        const { requestId } = result.output.$metadata;
        return new Map([[key, pick(result.output) ?? new FailedRead(incomplete(requestId))]]);
      });
      const [answer = null] = await trackUntilDone(found);
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
  const cause = 'a response without the requested resource';
  return { kind: 'indeterminate', responded: false, cause, requestId };
}

function resultOf<Value extends object>(found: LoadResult<Value>): ConnectResult<Value> {
  if (found instanceof FailedRead || found instanceof ReadFailure) {
    return { ok: false, failure: found.failure };
  }
  if (found instanceof Error) throw found;
  if (found === null) throw new LoggableError('A read without a result');
  return { ok: true, output: found };
}
