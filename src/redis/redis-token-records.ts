import { z } from 'zod';
import type { TextSeal } from '../secret/text-seal.ts';
import type { RedisLink } from './redis-link.ts';
import {
  CLOSE_SCRIPT,
  LOOK_SCRIPT,
  MAX_TOKENS_OF_CONTACT,
  OPEN_SCRIPT,
} from './token-record-scripts.ts';

/** The record of a token. Times are by Redis's clock, in milliseconds since 1970. */
export type TokenRecord =
  | {
      readonly state: 'open';
      readonly target: string;
      readonly from: number;
      readonly ends: number;
      /** For each running request, by its id, when it will have ended. */
      readonly runs: Readonly<Record<string, number>>;
      readonly lost: boolean;
      readonly quiet?: number | undefined;
      readonly large?: number | undefined;
    }
  | { readonly state: 'executed'; readonly contact: string }
  /** It is malformed. */
  | { readonly state: 'unreadable' };

/** The records of a contact's tokens. */
export interface TokenRecords {
  readonly now: number;
  /** The record of the token itself before the change. */
  readonly own: TokenRecord | undefined;
  readonly others: readonly TokenRecord[];
  /** Whether there are too many tokens to remember them all. */
  readonly isFull: boolean;
}

/** A request with a token, by digests: Redis must learn neither the token nor the contact. */
export interface NamedToken {
  readonly contact: string;
  readonly token: string;
  readonly target: string;
  /** The id of the request. */
  readonly run: string;
}

const reply = z.tuple([z.number(), z.string(), z.array(z.string())]);

const openRecord = z.object({
  state: z.literal('open'),
  target: z.string(),
  from: z.number(),
  ends: z.number(),
  runs: z.record(z.string(), z.number()),
  lost: z.boolean(),
  quiet: z.number().optional(),
  large: z.number().optional(),
});
const executedRecord = z.object({ state: z.literal('executed'), contact: z.string() });

/** Records of tokens, shared through Redis. Without Redis there are none: no method rejects. */
export class RedisTokenRecords {
  readonly #link: RedisLink;
  readonly #keyPrefix: string;
  readonly #seal: TextSeal;

  constructor(link: RedisLink, keyPrefix: string, seal: TextSeal) {
    this.#link = link;
    this.#keyPrefix = keyPrefix;
    this.#seal = seal;
  }

  /** Opens a request that ends within this many milliseconds. */
  async open(token: NamedToken, endsInMs: number): Promise<TokenRecords | undefined> {
    return this.#run(OPEN_SCRIPT, token, [token.target, token.run, Math.ceil(endsInMs)]);
  }

  async look(token: NamedToken): Promise<TokenRecords | undefined> {
    return this.#run(LOOK_SCRIPT, token, []);
  }

  /**
   * Closes a request.
   *
   * @param contact the new contact, if the transfer with the token was executed.
   * @param atLargeMs for how long Connect may still execute it.
   */
  async close(
    token: NamedToken,
    state: 'executed' | 'not-executed' | 'open' | 'unchanged',
    contact: string | undefined,
    begunBeforeMs: number,
    atLargeMs: number,
  ): Promise<void> {
    const sealed = contact === undefined ? '' : this.#seal.seal(contact, this.#nameOf(token));
    const times = [Math.ceil(begunBeforeMs), Math.ceil(atLargeMs)];
    await this.#run(CLOSE_SCRIPT, token, [token.target, token.run, state, sealed, ...times]);
  }

  async #run(
    script: string,
    token: NamedToken,
    values: readonly (string | number)[],
  ): Promise<TokenRecords | undefined> {
    const key = this.#keyOf(token);
    const answer = await this.#link.run((redis) =>
      redis.eval(script, 1, key, token.token, ...values).then((all) => reply.parse(all)),
    );
    if (answer === undefined) return undefined;
    const [now, before, all] = answer;
    const others: TokenRecord[] = [];
    for (let index = 0; index < all.length; index += 2) {
      const [field = '', text = ''] = all.slice(index, index + 2);
      if (field !== token.token) others.push(this.#read(text, { ...token, token: field }));
    }
    return {
      now,
      own: before === '' ? undefined : this.#read(before, token),
      others,
      isFull: all.length >= 2 * MAX_TOKENS_OF_CONTACT,
    };
  }

  #read(text: string, token: NamedToken): TokenRecord {
    const json = parseJson(text);
    const open = openRecord.safeParse(json);
    if (open.success) return open.data;
    const executed = executedRecord.safeParse(json);
    const contact = executed.success
      ? this.#seal.open(executed.data.contact, this.#nameOf(token))
      : undefined;
    return contact === undefined ? { state: 'unreadable' } : { state: 'executed', contact };
  }

  #keyOf({ contact }: NamedToken): string {
    return `${this.#keyPrefix}:${contact}`;
  }

  /** The name that the new contact is encrypted under, so that it cannot replace another token's. */
  #nameOf(token: NamedToken): string {
    return `${this.#keyOf(token)}:${token.token}`;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
