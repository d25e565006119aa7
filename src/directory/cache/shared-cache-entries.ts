import { z } from 'zod';

/** A store in which gateways share strings. No method rejects: while the store is unavailable, it is empty. */
export interface SharedStore {
  /** The values of some keys, in the order of the keys, with their remaining lifetime in milliseconds. */
  getMany(
    keys: readonly string[],
  ): Promise<readonly ({ readonly text: string; readonly ttlMs: number } | undefined)[]>;
  setMany(
    texts: readonly { readonly key: string; readonly text: string; readonly ttlMs: number }[],
  ): Promise<void>;
  delete(key: string): Promise<void>;
}

/** A value that another gateway has read, with its remaining lifetime; `null` for a resource that does not exist. */
export interface SharedCacheEntry<Value extends object> {
  readonly value: Value | null;
  readonly ttlMs: number;
}

/** The cache that gateways share. */
export interface SharedCache {
  readonly store: SharedStore;
  /** Derives the store's key from the key of an entry, which must not be disclosed to the store. */
  readonly digest: (text: string) => string;
}

/**
 * The entries of one cache that gateways share. A string that the codec rejects counts as absent, whatever wrote it.
 *
 * The codec's schema is part of the keys, so gateways of different versions do not share types that have changed. The
 * keys contain only a keyed digest of an entry's key, which may be a search text that a person typed.
 */
export class SharedCacheEntries<Value extends object> {
  readonly #store: SharedStore;
  readonly #codec: z.ZodType<Value | null>;
  readonly #digest: (text: string) => string;
  readonly #keyPrefix: string;

  /** @param codec accepts `null` if non-existence is shared, too. */
  constructor({ store, digest }: SharedCache, name: string, codec: z.ZodType<Value | null>) {
    this.#store = store;
    this.#digest = digest;
    this.#codec = codec;
    const form = JSON.stringify(z.toJSONSchema(codec, { io: 'input' }));
    this.#keyPrefix = `${name}:${digest(form).slice(0, 8)}`;
  }

  /** The entries that the store has, by key. */
  async getMany(keys: readonly string[]): Promise<ReadonlyMap<string, SharedCacheEntry<Value>>> {
    const texts = await this.#store.getMany(keys.map((key) => this.#nameOf(key)));
    const entries = keys.flatMap((key, index): [string, SharedCacheEntry<Value>][] => {
      const stored = texts[index];
      const { data: value } = this.#codec.safeDecode(parseJson(stored?.text ?? ''));
      return stored === undefined || value === undefined
        ? []
        : [[key, { value, ttlMs: stored.ttlMs }]];
    });
    return new Map(entries);
  }

  /** Skips values that the codec rejects. */
  async setMany(entries: ReadonlyMap<string, SharedCacheEntry<Value>>): Promise<void> {
    const texts = [...entries].flatMap(([key, { value, ttlMs }]) => {
      const json = this.#codec.safeEncode(value).data;
      return json === undefined
        ? []
        : [{ key: this.#nameOf(key), text: JSON.stringify(json), ttlMs }];
    });
    if (texts.length > 0) await this.#store.setMany(texts);
  }

  async delete(key: string): Promise<void> {
    await this.#store.delete(this.#nameOf(key));
  }

  #nameOf(key: string): string {
    return `${this.#keyPrefix}:${this.#digest(key)}`;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
