import { isDeepStrictEqual } from 'node:util';
import { LRUCache } from 'lru-cache';
import { ConnectError } from '../protocol/errors.ts';

interface Call {
  readonly args: unknown;
  readonly answer: unknown;
  /** Nothing: never. */
  readonly expiresAt: Date | undefined;
}

interface Scope {
  readonly operation: string;
  readonly instanceId: string;
  readonly token: string | undefined;
  /** How long the token is good for, where that is documented. */
  readonly validity?: { readonly now: Date; readonly ms: number };
}

const maxTokens = 100_000;

/**
 * The answers already given, by client token. Tokens are case-sensitive (documented), and belong to
 * one instance and one operation (inferred). They expire where their validity is documented; how long
 * Connect remembers the others is not known. Of more than 100,000 tokens, those that were not used for
 * longest are forgotten.
 */
export class IdempotencyTable {
  readonly #calls: LRUCache<string, Call>;

  constructor(max = maxTokens) {
    this.#calls = new LRUCache({ max });
  }

  /**
   * Answers a repeated call as the first time, and runs a new one. A call that fails is not
   * remembered, so its token can be used again. Throws IdempotencyException for a known token with
   * other arguments (inferred).
   */
  once<T extends object>(scope: Scope, args: object, run: () => T): T {
    const { operation, instanceId, token, validity } = scope;
    if (token === undefined) return run();
    const key = JSON.stringify([operation, instanceId, token]);
    const first = this.#calls.get(key);
    const hasExpired =
      validity !== undefined && first?.expiresAt !== undefined && first.expiresAt <= validity.now;
    if (first === undefined || hasExpired) {
      const answer = run();
      const expiresAt = validity && new Date(validity.now.getTime() + validity.ms);
      this.#calls.set(key, { args, answer, expiresAt });
      return answer;
    }
    if (!isDeepStrictEqual(first.args, args)) {
      throw new ConnectError(
        'IdempotencyException',
        'The client token was used before with other arguments.',
      );
    }
    return first.answer as T; // the key holds the operation, so it is this operation's answer
  }
}
