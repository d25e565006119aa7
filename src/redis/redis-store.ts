import { z } from 'zod';
import type { TextSeal } from '../secret/text-seal.ts';
import type { RedisLink } from './redis-link.ts';

/** A text in Redis, and its remaining time to live. */
export interface StoredText {
  readonly text: string;
  readonly ttlMs: number;
}

/** A text to store, with its time to live. */
export interface TextToStore extends StoredText {
  readonly key: string;
}

/** One command for all keys. A key with another type, or without a time to live, counts as absent. */
const GET_SCRIPT = `
local found = {}
for index, key in ipairs(KEYS) do
  local text = redis.pcall('GET', key)
  local ttl = redis.call('PTTL', key)
  found[index] = type(text) == 'string' and ttl > 0 and { text, ttl } or false
end
return found
`;

const SET_SCRIPT = `
for index, key in ipairs(KEYS) do
  redis.call('SET', key, ARGV[2 * index - 1], 'PX', ARGV[2 * index])
end
return #KEYS
`;

const found = z.array(z.tuple([z.string(), z.int()]).nullable());

/**
 * Encrypted texts with a time to live, shared through Redis. An error of Redis counts as an absent text, and so does a
 * text that was not encrypted for its key: no method rejects.
 */
export class RedisStore {
  readonly #link: RedisLink;
  readonly #keyPrefix: string;
  readonly #seal: TextSeal;

  constructor(link: RedisLink, keyPrefix: string, seal: TextSeal) {
    this.#link = link;
    this.#keyPrefix = keyPrefix;
    this.#seal = seal;
  }

  /** The stored texts, in the order of the keys. */
  async getMany(keys: readonly string[]): Promise<readonly (StoredText | undefined)[]> {
    const names = this.#namesOf(keys);
    const reply = await this.#link.run((redis) =>
      redis.eval(GET_SCRIPT, names.length, ...names).then((all) => found.parse(all)),
    );
    return names.map((name, index) => {
      const [sealed, ttlMs] = reply?.[index] ?? [];
      const text = sealed === undefined ? undefined : this.#seal.open(sealed, name);
      return text === undefined || ttlMs === undefined ? undefined : { text, ttlMs };
    });
  }

  async setMany(texts: readonly TextToStore[]): Promise<void> {
    const names = this.#namesOf(texts.map(({ key }) => key));
    const values = texts.flatMap(({ text, ttlMs }, index) => [
      this.#seal.seal(text, names[index] ?? ''),
      Math.max(1, Math.floor(ttlMs)),
    ]);
    await this.#link.run((redis) =>
      redis.eval(SET_SCRIPT, names.length, ...names, ...values).then(() => null),
    );
  }

  async delete(key: string): Promise<void> {
    await this.#link.run((redis) => redis.del(...this.#namesOf([key])));
  }

  #namesOf(keys: readonly string[]): string[] {
    return keys.map((key) => `${this.#keyPrefix}:${key}`);
  }
}
