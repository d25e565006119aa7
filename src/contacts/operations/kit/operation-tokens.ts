import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { type Deadline, raceDeadline } from '../../../connect/deadline.ts';
import {
  CLAIM_GRACE_MS,
  type ClaimEnd,
  type ClaimReply,
  claimWhenFree,
  type SharedOperationTokens,
} from './shared-operation-tokens.ts';

/** A caller's idempotency token: whose it is, and what for. */
export interface OperationToken {
  /** The caller, such as the JSON of its issuer and subject. */
  readonly caller: string;
  readonly instanceId: string;
  /** Connect's name of the operation. */
  readonly operation: string;
  readonly clientToken: string;
}

/** What a success has shown: only ids. */
export type StoredResult = Readonly<Record<string, string>>;

/** What earlier requests with the same token have done, as far as it is known. */
export type EarlierRequests =
  /** None is known, or each of them changed nothing. */
  | { readonly state: 'none' }
  | { readonly state: 'executed'; readonly result: StoredResult }
  /** The outcome of at least one is unknown. */
  | {
      readonly state: 'open';
      /** Whether Connect may still be processing it, or delay showing its change. */
      readonly isAtLarge: boolean;
      /** The time since the latest one ended, in milliseconds. */
      readonly quietForMs: number;
    }
  /** One is still running at the deadline. */
  | { readonly state: 'running' }
  /** The token was used with another input. */
  | { readonly state: 'conflict' };

/** What the result of a request shows about its token. */
export type OperationTokenResult =
  /** It was executed. The result is remembered for 24 hours. */
  | { readonly state: 'executed'; readonly result: StoredResult }
  /** It was not executed, and no request so far can still execute it: the token is free again, for any input. */
  | { readonly state: 'not-executed' }
  /** This request may have executed it. `isAtLarge`: some attempts have no answer. */
  | { readonly state: 'open'; readonly isAtLarge: boolean }
  /** This request has executed nothing, and shows nothing about earlier ones. */
  | { readonly state: 'unchanged' };

/**
 * A request with a token, from before anything is sent until its result is known. Nothing may be sent when the earlier
 * requests are `executed`, `running` or `conflict`: the token is not claimed then, and the end has no effect.
 */
export interface OperationTokenRun {
  readonly earlier: EarlierRequests;
  /** Reads again what other gateways know, in case they could not be reached before; `earlier` shows it, too. */
  refresh(): Promise<EarlierRequests>;
  /**
   * Ends the run; only the first call has an effect. Resolves when other gateways know the result, or cannot be
   * informed: then the outcome becomes unknown for them at the deadline. Never rejects.
   */
  end(result: OperationTokenResult): Promise<void>;
}

export interface OperationTokensOptions {
  /** The keyed digest of an input. */
  readonly digest: (text: string) => string;
  /** How long Connect may take to show a change, in milliseconds. */
  readonly shownWithinMs: number;
  /** What other gateways know. */
  readonly shared?: SharedOperationTokens | undefined;
  /** The max number of tokens that are remembered. */
  readonly max?: number;
  /** A monotonic clock in milliseconds; the machine's own by default. */
  readonly now?: () => number;
}

/** How long a token is remembered after its last request. */
const KEPT_MS = 86_400_000;

const DEFAULT_MAX = 10_000;

/** Requests whose outcome is unknown, in times of the monotonic clock. */
interface OpenRequests {
  /** When the latest one ended. */
  readonly quietSince: number;
  /** Until when Connect may process one of them, or delay showing its outcome. */
  readonly atLargeUntil: number;
}

interface ExecutedToken {
  readonly state: 'executed';
  readonly inputDigest: string;
  readonly result: StoredResult;
  /** When it is no longer remembered. */
  readonly until: number;
}

interface OpenToken {
  readonly state: 'open';
  /** Undefined if an earlier process made it with another key. */
  readonly inputDigest: string | undefined;
  readonly open: OpenRequests;
}

interface RunningToken {
  readonly state: 'running';
  readonly key: string;
  readonly owner: string;
  readonly inputDigest: string;
  /** What was known before. */
  readonly before: OpenToken | undefined;
  /** Earlier requests, or those of other gateways. */
  open: OpenRequests | undefined;
  /** Set when another gateway has executed it meanwhile. */
  executed: ExecutedToken | undefined;
  /** Until when Connect may process this request, or delay showing its outcome. */
  readonly atLargeUntil: number;
  readonly ended: PromiseWithResolvers<null>;
}

const storedResult = z.record(z.string(), z.string());

/**
 * What this gateway, and those that it shares a store with, know of callers' tokens: a token deduplicates while its
 * request runs, and for 24 hours afterwards.
 *
 * Only one request with a token runs at a time. What was evicted is unknown, and so is what the others know while the
 * store is unavailable.
 */
export class OperationTokens {
  readonly #digest: (text: string) => string;
  readonly #shownWithinMs: number;
  readonly #shared: SharedOperationTokens | undefined;
  readonly #now: () => number;
  readonly #known: LRUCache<string, ExecutedToken | OpenToken | RunningToken>;

  constructor(options: OperationTokensOptions) {
    const { max = DEFAULT_MAX, now = () => performance.now() } = options;
    this.#digest = options.digest;
    this.#shownWithinMs = options.shownWithinMs;
    this.#shared = options.shared;
    this.#now = now;
    this.#known = new LRUCache({ max, ttl: KEPT_MS, ttlResolution: 0, perf: { now } });
  }

  /** The keyed digest of an input: the only form in which it is remembered. */
  inputDigest(input: string): string {
    return this.#digest(input);
  }

  /**
   * Claims a token for one request, which must end the run whatever happens. While another request with the same token
   * and input is running, waits for it, at most until the deadline. Never rejects.
   *
   * @param input the canonical JSON of the validated input.
   */
  async begin(
    token: OperationToken,
    input: string,
    deadline: Deadline,
  ): Promise<OperationTokenRun> {
    const key = keyOf(token);
    const inputDigest = this.inputDigest(input);
    let before = this.#known.get(key);
    while (before?.state === 'running') {
      if (before.inputDigest !== inputDigest) return notClaimed({ state: 'conflict' });
      const ended = await raceDeadline(before.ended.promise, deadline);
      if (ended === undefined) return notClaimed({ state: 'running' });
      before = this.#known.get(key);
    }
    if (before?.state === 'executed') {
      if (before.inputDigest !== inputDigest) return notClaimed({ state: 'conflict' });
      return notClaimed({ state: 'executed', result: before.result });
    }
    return this.#claim(key, inputDigest, before, deadline);
  }

  /**
   * Adds a request of an earlier process whose outcome is unknown.
   *
   * @param inputDigest the digest that its intent has; undefined if it was made with another key.
   * @param quietSinceMs the latest time at which it can have ended, by the monotonic clock of this process.
   */
  restore(token: OperationToken, inputDigest: string | undefined, quietSinceMs: number): void {
    const key = keyOf(token);
    const before = this.#known.get(key);
    if (before?.state === 'executed') return;
    const atLargeUntil = quietSinceMs + this.#shownWithinMs;
    const open = latest({ quietSince: quietSinceMs, atLargeUntil }, before?.open);
    if (before?.state === 'running') before.open = open;
    else {
      const known = before?.inputDigest ?? inputDigest;
      this.#known.set(key, { state: 'open', inputDigest: known, open });
    }
  }

  async #claim(
    key: string,
    inputDigest: string,
    before: OpenToken | undefined,
    deadline: Deadline,
  ): Promise<OperationTokenRun> {
    const isOtherInput = (before?.inputDigest ?? inputDigest) !== inputDigest;
    const token: RunningToken = {
      state: 'running',
      key,
      owner: randomUUID(),
      inputDigest,
      before,
      // If others know of this input, they know that the other one was not executed.
      open: isOtherInput ? undefined : before?.open,
      executed: undefined,
      atLargeUntil: this.#now() + deadline.remainingMs() + this.#shownWithinMs,
      ended: Promise.withResolvers<null>(),
    };
    // Before anything is awaited, so that other requests of this gateway see it.
    this.#known.set(key, token);
    const claim = { owner: token.owner, inputDigest, shownWithinMs: this.#shownWithinMs };
    const reply = this.#shared && (await claimWhenFree(this.#shared, key, claim, deadline));

    if (reply?.state === 'running' || reply?.state === 'conflict') {
      this.#release(token, before);
      return notClaimed({ state: reply.state });
    }
    if (isOtherInput && (reply === undefined || reply.state === 'none')) {
      this.#release(token, before);
      await this.#endShared(token, { state: 'unchanged' });
      return notClaimed({ state: 'conflict' });
    }
    this.#learn(token, reply);
    if (token.executed !== undefined) {
      this.#release(token, token.executed);
      return notClaimed({ state: 'executed', result: token.executed.result });
    }
    return this.#run(token, deadline);
  }

  #run(token: RunningToken, deadline: Deadline): OperationTokenRun {
    const earlier = (): EarlierRequests => this.#earlierRequests(token);
    let ended: Promise<void> | undefined;
    return {
      get earlier() {
        return earlier();
      },
      refresh: async () => {
        if (ended === undefined) this.#learn(token, await this.#claimAgain(token, deadline));
        return earlier();
      },
      end: async (result) => {
        ended ??= this.#end(token, result);
        return ended;
      },
    };
  }

  #earlierRequests({ executed, open }: RunningToken): EarlierRequests {
    if (executed !== undefined) return { state: 'executed', result: executed.result };
    if (open === undefined) return { state: 'none' };
    const now = this.#now();
    const quietForMs = Math.max(0, now - open.quietSince);
    return { state: 'open', isAtLarge: now < open.atLargeUntil, quietForMs };
  }

  async #claimAgain(
    { key, owner, inputDigest }: RunningToken,
    deadline: Deadline,
  ): Promise<ClaimReply | undefined> {
    const shownWithinMs = this.#shownWithinMs;
    const endsInMs = deadline.remainingMs() + CLAIM_GRACE_MS;
    return this.#shared?.claim(key, { owner, inputDigest, endsInMs, shownWithinMs });
  }

  /** Takes over what others know. */
  #learn(token: RunningToken, reply: ClaimReply | undefined): void {
    const now = this.#now();
    const open = (quietForMs: number, atLargeForMs: number): void => {
      const known = { quietSince: now - quietForMs, atLargeUntil: now + atLargeForMs };
      token.open = latest(known, token.open);
    };
    switch (reply?.state) {
      case 'executed': {
        const result = parseResult(reply.result);
        const { inputDigest } = token;
        if (result === undefined) open(0, 0);
        else token.executed = { state: 'executed', inputDigest, result, until: now + reply.forMs };
        return;
      }
      case 'open':
        open(reply.quietForMs, reply.atLargeForMs);
        return;
      case 'running':
        open(0, reply.forMs + this.#shownWithinMs);
        return;
      case 'conflict':
      case 'none':
      case undefined:
    }
  }

  async #end(token: RunningToken, result: OperationTokenResult): Promise<void> {
    const { inputDigest } = token;
    const now = this.#now();
    switch (result.state) {
      case 'executed':
        this.#release(token, { ...result, inputDigest, until: now + KEPT_MS });
        return this.#endShared(token, { ...result, result: JSON.stringify(result.result) });
      case 'not-executed':
        this.#release(token, token.executed);
        return this.#endShared(token, result);
      case 'open': {
        const atLargeUntil = result.isAtLarge ? token.atLargeUntil : now;
        const open = latest({ quietSince: now, atLargeUntil }, token.open);
        this.#release(token, token.executed ?? { state: 'open', inputDigest, open });
        return this.#endShared(token, { ...result, atLargeForMs: Math.max(0, atLargeUntil - now) });
      }
      case 'unchanged': {
        const { before, open } = token;
        const known = before ? before.inputDigest : inputDigest;
        const unchanged = open && { state: 'open' as const, inputDigest: known, open };
        this.#release(token, token.executed ?? unchanged);
        return this.#endShared(token, result);
      }
    }
  }

  async #endShared({ key, owner, inputDigest }: RunningToken, end: ClaimEnd): Promise<void> {
    await this.#shared?.end(key, { owner, inputDigest }, end);
  }

  /** The request no longer runs. */
  #release(token: RunningToken, known: ExecutedToken | OpenToken | undefined): void {
    const { key } = token;
    if (known?.state === 'executed') {
      this.#known.set(key, known, { ttl: Math.max(1, known.until - this.#now()) });
    } else if (known?.state === 'open') this.#known.set(key, known);
    else if (this.#known.peek(key) === token) this.#known.delete(key);
    token.ended.resolve(null);
  }
}

function keyOf({ caller, instanceId, operation, clientToken }: OperationToken): string {
  return JSON.stringify([caller, instanceId, operation, clientToken]);
}

/** What is known of all of these requests. */
function latest(one: OpenRequests, other: OpenRequests = one): OpenRequests {
  return {
    quietSince: Math.max(one.quietSince, other.quietSince),
    atLargeUntil: Math.max(one.atLargeUntil, other.atLargeUntil),
  };
}

/** A request that must not send anything. */
function notClaimed(earlier: EarlierRequests): OperationTokenRun {
  return { earlier, refresh: () => Promise.resolve(earlier), end: () => Promise.resolve() };
}

function parseResult(text: string): StoredResult | undefined {
  try {
    return storedResult.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
