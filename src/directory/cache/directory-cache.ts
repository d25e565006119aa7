import { LRUCache } from 'lru-cache';
import { DEADLINE_EXCEEDED } from '../../connect/connect-failure.ts';
import { raceDeadline, type Deadline } from '../../connect/deadline.ts';
import { readFailure } from '../../graphql-kit/errors/read-failure.ts';
import type { SharedCacheEntries, SharedCacheEntry } from './shared-cache-entries.ts';
import { SharedTask } from './shared-task.ts';

/** How much a directory cache keeps, and for how long. */
export interface DirectoryCacheOptions {
  /** The most entries; the least recently used one goes first. */
  readonly max: number;
  readonly ttlMs: number;
  /** How long it is remembered that something does not exist: shorter, since it may be made at any moment. */
  readonly negativeTtlMs: number;
  /** A clock in milliseconds; the machine's own by default. */
  readonly now?: () => number;
}

/**
 * Ten thousand entries, most of them of a few hundred bytes, and a tenth of the time, ten seconds at most, for what does
 * not exist.
 */
export function directoryCacheOptions(ttlMs: number): DirectoryCacheOptions {
  return { max: 10_000, ttlMs, negativeTtlMs: Math.ceil(Math.min(ttlMs / 10, 10_000)) };
}

/** Where something was found: in this process (perhaps still on its way), with another gateway, or not at all. */
export type LookupOutcome = 'hit' | 'shared' | 'miss';

/** Told of each key that is looked up, for metrics. */
export type OnLookup = (cache: string, outcome: LookupOutcome) => void;

/** Who looks something up. */
export interface LookupOptions {
  /** What is not known by then is an error. A fetch that others have joined goes on for them. */
  readonly deadline: Deadline;
  readonly onLookup: OnLookup;
}

/** What was found for a key, `null` when there is nothing, or why it could not be read. */
export type LoadResult<Value> = Value | null | Error;

/** What is known of a key. */
interface Entry<Value extends object> {
  readonly value: Promise<LoadResult<Value>>;
  /** The work that brings it, until it is there: it holds on to all that the request has which began it. */
  work: SharedTask<object> | undefined;
}

/** What was found, and how long it may be used; without a time when nobody has told. */
interface ExpiringResult<Value extends object> {
  readonly found: LoadResult<Value>;
  readonly ttlMs?: number;
}

/**
 * Values of Connect's directory (queues, users, flows, …) that requests share, and gateways if there is a place for it:
 * none of it is about a contact or a caller. A key that is being fetched is not fetched again, and an error is not kept.
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
   * What there is for each key, in the order of the keys.
   *
   * @param fetch asked once for all keys that are in no cache. It answers by key, or rejects for all of them.
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
      const work = new SharedTask(deadline, async (time) => {
        const there = await shared;
        for (const key of missing) onLookup(this.#name, there.has(key) ? 'shared' : 'miss');
        const wanted = missing.filter((key) => !there.has(key));
        const fetched = wanted.length > 0 ? await fetch(wanted, time) : new Map<string, never>();
        this.#share(wanted, fetched, work);
        return fetched;
      });
      for (const key of missing) known.set(key, this.#keep(key, shared, work));
    }
    return Promise.all(
      keys.map(async (key) => {
        const found = await raceDeadline(known.get(key) ?? Promise.resolve(null), deadline);
        return found === undefined ? readFailure(DEADLINE_EXCEEDED) : found;
      }),
    );
  }

  /** Drops what is no longer so. */
  evict(key: string): void {
    this.#entries.delete(key);
    void this.#shared?.delete(key);
  }

  /** What is known of a key or on its way; nothing when those who had asked for it gave up. */
  #join(key: string, deadline: Deadline): Promise<LoadResult<Value>> | undefined {
    const entry = this.#entries.get(key);
    return (entry?.work?.join(deadline) ?? true) ? entry?.value : undefined;
  }

  #keep(
    key: string,
    shared: Promise<ReadonlyMap<string, SharedCacheEntry<Value>>>,
    work: SharedTask<ReadonlyMap<string, LoadResult<Value>>>,
  ): Promise<LoadResult<Value>> {
    const value = shared
      .then(async (there): Promise<ExpiringResult<Value>> => {
        const entry = there.get(key);
        if (entry !== undefined) return { found: entry.value, ttlMs: entry.ttlMs };
        return { found: (await work.result).get(key) ?? null };
      })
      .catch((error: unknown) => ({
        found: error instanceof Error ? error : new Error(String(error)),
      }))
      .then(({ found, ttlMs = Infinity }: ExpiringResult<Value>) => {
        entry.work = undefined;
        if (this.#entries.peek(key) !== entry) return found;
        const ttl = Math.min(ttlMs, this.#ttlOf(found));
        if (found instanceof Error) this.#entries.delete(key);
        else if (ttl < this.#options.ttlMs) this.#entries.set(key, entry, { ttl });
        return found;
      });
    const entry: Entry<Value> = { value, work };
    this.#purge();
    this.#entries.set(key, entry);
    return value;
  }

  /** Lets go of what is too old to be used: nobody may ask for it ever again, such as a page of a list. */
  #purge(): void {
    const now = (this.#options.now ?? performance.now.bind(performance))();
    if (now - this.#purgedAt < this.#options.ttlMs) return;
    this.#purgedAt = now;
    this.#entries.purgeStale();
  }

  /** Lets other gateways have what was fetched, unless it was forgotten meanwhile. */
  #share(
    keys: readonly string[],
    fetched: ReadonlyMap<string, LoadResult<Value>>,
    work: SharedTask<object>,
  ): void {
    const entries = keys.flatMap((key): [string, SharedCacheEntry<Value>][] => {
      const value = fetched.get(key) ?? null;
      const isKept = this.#entries.peek(key)?.work === work && !(value instanceof Error);
      return isKept ? [[key, { value, ttlMs: this.#ttlOf(value) }]] : [];
    });
    void this.#shared?.setMany(new Map(entries));
  }

  #ttlOf(found: LoadResult<Value>): number {
    return found === null ? this.#options.negativeTtlMs : this.#options.ttlMs;
  }
}
