import { LRUCache } from 'lru-cache';
import { readFailure } from '../api/read-failure.ts';
import { TOO_LATE } from '../connect/connect-failure.ts';
import { byDeadline, type Deadline } from '../connect/deadline.ts';
import { SharedWork } from './shared-work.ts';

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

/** Whether a key was found in a cache, for metrics. */
export type OnLookup = (cache: string, outcome: 'hit' | 'miss') => void;

/** What was found for a key, `null` when there is nothing, or why it could not be read. */
export type Found<Value> = Value | null | Error;

/** What is known of a key, and the work that brings or brought it. */
interface Entry<Value extends object> {
  readonly value: Promise<Found<Value>>;
  readonly work: SharedWork<ReadonlyMap<string, Found<Value>>>;
}

/**
 * Values of Connect's directory (queues, users, flows, …) that requests share: none of it is about a contact or a
 * caller. A key that is being fetched is not fetched again, and an error is not kept.
 */
export class DirectoryCache<Value extends object> {
  readonly #name: string;
  readonly #options: DirectoryCacheOptions;
  readonly #onLookup: OnLookup;
  readonly #entries: LRUCache<string, Entry<Value>>;

  constructor(name: string, options: DirectoryCacheOptions, onLookup: OnLookup) {
    this.#name = name;
    this.#options = options;
    this.#onLookup = onLookup;
    this.#entries = new LRUCache({
      max: options.max,
      ttl: options.ttlMs,
      ...(options.now && { perf: { now: options.now }, ttlResolution: 0 }),
    });
  }

  /**
   * What there is for each key, in the order of the keys.
   *
   * @param deadline until when who asks waits: what is not known by then is an error. A fetch that others have joined
   * goes on for them.
   * @param fetch asked once for all keys that are not in the cache. It answers by key, or rejects for all of them.
   */
  async getMany(
    keys: readonly string[],
    deadline: Deadline,
    fetch: (
      missing: readonly string[],
      deadline: Deadline,
    ) => Promise<ReadonlyMap<string, Found<Value>>>,
  ): Promise<Found<Value>[]> {
    const known = new Map(keys.map((key) => [key, this.#join(key, deadline)]));
    const missing = keys.filter((key) => known.get(key) === undefined);
    for (const key of keys) this.#onLookup(this.#name, missing.includes(key) ? 'miss' : 'hit');
    if (missing.length > 0) {
      const work = new SharedWork(deadline, (time) => fetch(missing, time));
      for (const key of missing) known.set(key, this.#keep(key, work));
    }
    return Promise.all(
      keys.map(async (key) => {
        const found = await byDeadline(known.get(key) ?? Promise.resolve(null), deadline);
        return found === undefined ? readFailure(TOO_LATE) : found;
      }),
    );
  }

  /** Drops what is no longer so. */
  forget(key: string): void {
    this.#entries.delete(key);
  }

  /** What is known of a key or on its way; nothing when those who had asked for it gave up. */
  #join(key: string, deadline: Deadline): Promise<Found<Value>> | undefined {
    const entry = this.#entries.get(key);
    return entry?.work.join(deadline) === true ? entry.value : undefined;
  }

  #keep(key: string, work: SharedWork<ReadonlyMap<string, Found<Value>>>): Promise<Found<Value>> {
    const { negativeTtlMs } = this.#options;
    const value = work.result
      .catch(
        (error: unknown) =>
          new Map([[key, error instanceof Error ? error : new Error(String(error))]]),
      )
      .then((byKey) => {
        const found = byKey.get(key) ?? null;
        const current = this.#entries.peek(key) === entry;
        if (current && found instanceof Error) this.#entries.delete(key);
        if (current && found === null) this.#entries.set(key, entry, { ttl: negativeTtlMs });
        return found;
      });
    const entry = { value, work };
    this.#entries.set(key, entry);
    return value;
  }
}
