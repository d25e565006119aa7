import { z } from 'zod';
import type { TextSeal } from '../secret/text-seal.ts';
import { CLAIM_SCRIPT, END_SCRIPT } from './operation-token-scripts.ts';
import type { RedisLink } from './redis-link.ts';

/** A request with a token. */
interface NamedClaim {
  /** A random id. */
  readonly owner: string;
  readonly inputDigest: string;
}

interface TokenClaim extends NamedClaim {
  readonly endsInMs: number;
  readonly shownWithinMs: number;
}

/** What is known of earlier requests with a token, at the time of a claim. */
type ClaimReply =
  | { readonly state: 'none' | 'conflict' }
  | { readonly state: 'executed'; readonly result: string; readonly forMs: number }
  | { readonly state: 'open'; readonly quietForMs: number; readonly atLargeForMs: number }
  | { readonly state: 'running'; readonly forMs: number };

type ClaimEnd =
  | { readonly state: 'executed'; readonly result: string }
  | { readonly state: 'open'; readonly atLargeForMs: number }
  | { readonly state: 'not-executed' | 'unchanged' };

const reply = z.union([
  z.tuple([z.enum(['none', 'conflict'])]),
  z.tuple([z.literal('executed'), z.string(), z.number()]),
  z.tuple([z.literal('open'), z.number(), z.number()]),
  z.tuple([z.literal('running'), z.number()]),
]);

/** The tokens of operations, shared through Redis. Without Redis nothing is known: no method rejects. */
export class RedisOperationTokens {
  readonly #link: RedisLink;
  readonly #keyPrefix: string;
  readonly #digest: (key: string) => string;
  readonly #seal: TextSeal;

  /** @param digest the name of a token in Redis, which must disclose neither the token nor its caller. */
  constructor(link: RedisLink, keyPrefix: string, digest: (key: string) => string, seal: TextSeal) {
    this.#link = link;
    this.#keyPrefix = keyPrefix;
    this.#digest = digest;
    this.#seal = seal;
  }

  /** Claims the token for a request; undefined when Redis is unavailable. */
  async claim(key: string, claim: TokenClaim): Promise<ClaimReply | undefined> {
    const name = this.#nameOf(key);
    const { owner, inputDigest, endsInMs, shownWithinMs } = claim;
    const times = [Math.ceil(endsInMs), Math.ceil(shownWithinMs)];
    const answer = await this.#link.run((redis) =>
      redis
        .eval(CLAIM_SCRIPT, 1, name, owner, inputDigest, ...times)
        .then((all) => reply.parse(all)),
    );
    if (answer === undefined) return undefined;
    switch (answer[0]) {
      case 'none':
      case 'conflict':
        return { state: answer[0] };
      case 'running':
        return { state: 'running', forMs: answer[1] };
      case 'open':
        return { state: 'open', quietForMs: answer[1], atLargeForMs: answer[2] };
      case 'executed': {
        const result = this.#seal.open(answer[1], name);
        // It was forged, or is that of another token.
        if (result === undefined) return { state: 'open', quietForMs: 0, atLargeForMs: 0 };
        return { state: 'executed', result, forMs: answer[2] };
      }
    }
  }

  /** Ends a request. */
  async end(key: string, { owner, inputDigest }: NamedClaim, end: ClaimEnd): Promise<void> {
    const name = this.#nameOf(key);
    const result = end.state === 'executed' ? this.#seal.seal(end.result, name) : '';
    const atLargeForMs = end.state === 'open' ? Math.ceil(end.atLargeForMs) : 0;
    await this.#link.run((redis) =>
      redis
        .eval(END_SCRIPT, 1, name, owner, inputDigest, end.state, result, atLargeForMs)
        .then(() => null),
    );
  }

  #nameOf(key: string): string {
    return `${this.#keyPrefix}:${this.#digest(key)}`;
  }
}
