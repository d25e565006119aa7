import { LRUCache } from 'lru-cache';
import { DEADLINE_EXCEEDED } from '../../connect/connect-failure.ts';
import { raceDeadline, type Deadline } from '../../connect/deadline.ts';
import { readFailure } from '../../graphql-kit/errors/read-failure.ts';
import type { SharedCacheEntries, SharedCacheEntry } from './shared-cache-entries.ts';
import { SharedTask } from './shared-task.ts';

/** The capacity of a directory cache, and the lifetime of its entries. */
export interface DirectoryCacheOptions {
  /** The maximum number of entries; the least recently used one is evicted first. */
  readonly max: number;
  readonly ttlMs: number;
  /** The lifetime of an entry for a resource that does not exist: shorter, because it may be created at any time. */
  readonly negativeTtlMs: number;
  /** A clock in milliseconds; `performance.now` by default. */
  readonly now?: () => number;
}

/**
 * Ten thousand entries, most of them of a few hundred bytes. A resource that does not exist is cached for a tenth of
 * the lifetime, and for at most ten seconds.
 */
export function directoryCacheOptions(ttlMs: number): DirectoryCacheOptions {
  return { max: 10_000, ttlMs, negativeTtlMs: Math.ceil(Math.min(ttlMs / 10, 10_000)) };
}

/** Where a key was found: in this process (perhaps still being fetched), in the shared cache, or in neither. */
export type LookupOutcome = 'hit' | 'shared' | 'miss';

/** Called for each key that is looked up, for metrics. */
export type OnLookup = (cache: string, outcome: LookupOutcome) => void;

/** How a request looks keys up. */
export interface LookupOptions {
  /** A lookup that is not complete by then fails. A fetch that other requests have joined continues for them. */
  readonly deadline: Deadline;
  readonly onLookup: OnLookup;
}

/** The value of a key, `null` when it does not exist, or why it could not be read. */
export type LoadResult<Value> = Value | null | Error;

interface Entry<Value extends object> {
  readonly value: Promise<LoadResult<Value>>;
  /** The task that fetches it, only while it runs, because it retains everything of the request that started it. */
  task: SharedTask<object> | undefined;
}

/** A result, and its remaining lifetime if another gateway has read it. */
interface ExpiringResult<Value extends object> {
  readonly found: LoadResult<Value>;
  readonly ttlMs?: number;
}

/**
 * Caches values of Connect's directory (queues, users, flows, …) for all requests, and for all gateways if there is a
 * shared cache: no value is about a contact or a caller. A key that is being fetched is not fetched again, and an error
 * is not cached.
 */
export class DirectoryCache<Value extends object> {
  readonly #name: string;
  readonly #options: DirectoryCacheOptions;
  readonly #shared: SharedCacheEntries<Value> | undefined;
  readonly #entries: LRUCache<string, Entry<Value>>;
  #purgedAt = -Infinity;

  constructor(name: string, options: DirectoryCacheOptions, shared?: SharedCacheEntries<Value>) {
    this.#name = name;
    this.#options = options;
    this.#shared = shared;
    this.#entries = new LRUCache({
      max: options.max,
      ttl: options.ttlMs,
      ...(options.now && { perf: { now: options.now }, ttlResolution: 0 }),
    });
  }

  /**
   * Returns the result of each key, in the order of the keys.
   *
   * @param fetch called once with all keys that are in no cache. Returns results by key, or rejects for all of them.
   */
  async getMany(
    keys: readonly string[],
    { deadline, onLookup }: LookupOptions,
    fetch: (
      missing: readonly string[],
      deadline: Deadline,
    ) => Promise<ReadonlyMap<string, LoadResult<Value>>>,
  ): Promise<LoadResult<Value>[]> {
    const known = new Map(keys.map((key) => [key, this.#join(key, deadline)]));
    const missing = keys.filter((key) => known.get(key) === undefined);
    for (const key of keys) if (!missing.includes(key)) onLookup(this.#name, 'hit');
    if (missing.length > 0) {
      const shared = this.#shared?.getMany(missing) ?? Promise.resolve(new Map<string, never>());
      const task = new SharedTask(deadline, async (time) => {
        const sharedEntries = await shared;
        for (const key of missing) onLookup(this.#name, sharedEntries.has(key) ? 'shared' : 'miss');
        const wanted = missing.filter((key) => !sharedEntries.has(key));
        const fetched = wanted.length > 0 ? await fetch(wanted, time) : new Map<string, never>();
        this.#share(wanted, fetched, task);
        return fetched;
      });
      for (const key of missing) known.set(key, this.#keep(key, shared, task));
    }
    return Promise.all(
      keys.map(async (key) => {
        const found = await raceDeadline(known.get(key) ?? Promise.resolve(null), deadline);
        return found === undefined ? readFailure(DEADLINE_EXCEEDED) : found;
      }),
    );
  }

  /** Removes an entry that is no longer true, from the shared cache, too. */
  evict(key: string): void {
    this.#entries.delete(key);
    void this.#shared?.delete(key);
  }

  /** The result of a key that is cached or being fetched; `undefined` when there is none, or its fetch was aborted. */
  #join(key: string, deadline: Deadline): Promise<LoadResult<Value>> | undefined {
    const entry = this.#entries.get(key);
    return (entry?.task?.join(deadline) ?? true) ? entry?.value : undefined;
  }

  #keep(
    key: string,
    shared: Promise<ReadonlyMap<string, SharedCacheEntry<Value>>>,
    task: SharedTask<ReadonlyMap<string, LoadResult<Value>>>,
  ): Promise<LoadResult<Value>> {
    const value = shared
      .then(async (sharedEntries): Promise<ExpiringResult<Value>> => {
        const entry = sharedEntries.get(key);
        if (entry !== undefined) return { found: entry.value, ttlMs: entry.ttlMs };
        return { found: (await task.result).get(key) ?? null };
      })
      .catch((error: unknown) => ({
        found: error instanceof Error ? error : new Error(String(error)),
      }))
      .then(({ found, ttlMs = Infinity }: ExpiringResult<Value>) => {
        entry.task = undefined;
        if (this.#entries.peek(key) !== entry) return found;
        const ttl = Math.min(ttlMs, this.#ttlOf(found));
        if (found instanceof Error) this.#entries.delete(key);
        else if (ttl < this.#options.ttlMs) this.#entries.set(key, entry, { ttl });
        return found;
      });
    const entry: Entry<Value> = { value, task };
    this.#purge();
    this.#entries.set(key, entry);
    return value;
  }

  /** Frees expired entries, because some, such as a page of a list, are never looked up again. */
  #purge(): void {
    const now = (this.#options.now ?? performance.now.bind(performance))();
    if (now - this.#purgedAt < this.#options.ttlMs) return;
    this.#purgedAt = now;
    this.#entries.purgeStale();
  }

  /** Shares the fetched value with other gateways, unless it was evicted meanwhile. */
  #share(
    keys: readonly string[],
    fetched: ReadonlyMap<string, LoadResult<Value>>,
    task: SharedTask<object>,
  ): void {
    const entries = keys.flatMap((key): [string, SharedCacheEntry<Value>][] => {
      const value = fetched.get(key) ?? null;
      const isKept = this.#entries.peek(key)?.task === task && !(value instanceof Error);
      return isKept ? [[key, { value, ttlMs: this.#ttlOf(value) }]] : [];
    });
    void this.#shared?.setMany(new Map(entries));
  }

  #ttlOf(found: LoadResult<Value>): number {
    return found === null ? this.#options.negativeTtlMs : this.#options.ttlMs;
  }
}
