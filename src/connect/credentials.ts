import { defaultProvider } from '@aws-sdk/credential-provider-node';
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types';
import type { ConnectClientOptions } from './connect-client.ts';
import { type NoCredentials, type NotSent, DEADLINE_EXCEEDED } from './connect-failure.ts';
import { type Found, searchCredentials } from './credential-search.ts';
import { raceDeadline, type Deadline, deadlineIn, withAbort } from './deadline.ts';

/** The part of the time left that a call may wait for credentials. */
const SHARE_OF_TIME_LEFT = 0.4;

/** After this a search is given up: longer than the SDK's sources take with their own repetitions. */
const MAX_SEARCH_MS = 20_000;

/** A search that has taken so long, and was waited for in vain, is joined by another: its source may be back by now. */
const HANGING_AFTER_MS = 5_000;

/** How long before they expire credentials are replaced; the SDK does it as early. */
const REFRESH_BEFORE_MS = 300_000;

/** Credentials that were just found are used for so long, even if they seem to have expired: the clock may be off. */
const MIN_USE_MS = 60_000;

/** No more than this many searches are under way, those that were given up and hang among them. */
const MAX_RUNNING = 5;

const TOO_SLOW: NoCredentials = {
  kind: 'no-credentials',
  reason: 'unavailable',
  cause: 'TimeoutError',
  requestId: undefined,
};

/** Credentials as they were found. */
export interface FoundCredentials {
  readonly identity: AwsCredentialIdentity;
  /** In milliseconds since 1970, as all times here. */
  readonly usableUntil: number;
  readonly refreshFrom: number;
}

export interface CredentialsOptions {
  readonly connect: ConnectClientOptions;
  /** How long nothing is tried after credentials could not be found, or were rejected. */
  readonly coolDownMs: number;
  /** Called with each search that found none, and each time that Connect rejects what was found anew. */
  readonly onFailure: (failure: NoCredentials) => void;
  /** Called when the gateway loses its credentials, for another reason than before, and with `undefined` when it has some again. */
  readonly onChange: (failure: NoCredentials | undefined) => void;
}

/**
 * The gateway's AWS credentials. They are found in a step before a call is sent, so that what goes wrong there is never
 * taken for Connect's doing, and is waited for by few calls only.
 */
export class Credentials {
  readonly #options: CredentialsOptions;
  readonly #createProvider: () => AwsCredentialIdentityProvider;
  #found: FoundCredentials | undefined;
  #last: FoundCredentials | undefined;
  #search: RunningSearch | undefined;
  #failure: NoCredentials | undefined;
  /** How often in sequence Connect has rejected what was found. */
  #rejections = 0;
  #nextTryAt = -Infinity;
  #stopped = false;
  /** The searches that have not ended, those that were given up among them. */
  #running = 0;
  /** The calls that wait for a search. */
  #waiting = 0;

  constructor(options: CredentialsOptions) {
    this.#options = options;
    const { credentials, region } = options.connect;
    if (credentials === undefined) {
      // A chain of its own for each search: one that hangs would hold up all that come after it. Files are read anew.
      this.#createProvider = () =>
        defaultProvider({ ignoreCache: true, parentClientConfig: { region } });
    } else {
      this.#createProvider = () => () => Promise.resolve(credentials);
      this.#take(credentials);
    }
  }

  /** What calls are signed with. A call that waited for quota is sent with what it had, even if that was replaced. */
  readonly provide = (): Promise<AwsCredentialIdentity> => {
    const identity = this.#last?.identity;
    if (identity !== undefined) return Promise.resolve(identity);
    return Promise.reject(new Error('Credentials are used before they were found'));
  };

  /** The credentials that a call can be signed with now. */
  get current(): FoundCredentials | undefined {
    const found = this.#found;
    if (found === undefined) return undefined;
    const now = Date.now();
    if (now >= found.usableUntil) return undefined;
    if (now >= found.refreshFrom && performance.now() >= this.#nextTryAt) this.#join();
    return found;
  }

  /**
   * Finds credentials, for a part of the time that a call has left. While they cannot be found, one call at a time
   * tries, after the cool-down; the others are answered at once.
   *
   * @returns the credentials, or why there are none.
   */
  async find(deadline: Deadline): Promise<FoundCredentials | NoCredentials | NotSent> {
    const { current } = this;
    if (current !== undefined) return current;
    if (this.#failure !== undefined) {
      if (this.#waiting > 0 || performance.now() < this.#nextTryAt) return this.#failure;
    }
    const search = this.#join();
    if (search === undefined) return TOO_SLOW;
    const limit = deadlineIn(deadline.remainingMs() * SHARE_OF_TIME_LEFT);
    this.#waiting += 1;
    const found = await raceDeadline(search.ended, withAbort(limit, deadline.signal));
    this.#waiting -= 1;
    if (this.#found !== undefined) return this.#found;
    if (found !== undefined) return found.ok ? (this.#failure ?? TOO_SLOW) : found.failure;
    if (deadline.remainingMs() === 0) return DEADLINE_EXCEEDED;
    this.#fail(TOO_SLOW, search.isSlow);
    search.isSlow = true;
    return TOO_SLOW;
  }

  /** Finds credentials before a call needs them. Resolves when the search has ended: in 20 seconds at most. */
  async prepare(): Promise<void> {
    if (this.current === undefined) await this.#join()?.ended;
  }

  /** To be called when Connect has taken what a call was signed with. */
  onAccepted(): void {
    if (this.#rejections === 0) return;
    this.#rejections = 0;
    this.#recover();
  }

  /**
   * To be called when Connect has rejected what a call was signed with. The first time credentials are found anew at once:
   * they may have been rotated.
   */
  onRejected(used: FoundCredentials, failure: NoCredentials): void {
    // Another call that was signed with the same was told before.
    if (used !== this.#found) return;
    this.#found = undefined;
    this.#rejections += 1;
    if (this.#rejections > 1) this.#fail(failure);
  }

  /** Gives up what is under way, and reports nothing any more. */
  stop(): void {
    this.#stopped = true;
    this.#search?.giveUp();
  }

  /** Joins the search that is under way, or starts one. */
  #join(): RunningSearch | undefined {
    if (this.#search?.isHanging === false) return this.#search;
    if (this.#running >= MAX_RUNNING) return undefined;
    const search = new RunningSearch(this.#createProvider());
    this.#search = search;
    this.#running += 1;
    void search.gone.then(() => (this.#running -= 1));
    void search.ended.then((found) => {
      const isLast = this.#search === search;
      if (isLast) this.#search = undefined;
      if (found.ok) this.#take(found.identity);
      else if (isLast) this.#fail(found.failure, search.isSlow);
    });
    return search;
  }

  #take(identity: AwsCredentialIdentity): void {
    const now = Date.now();
    const expiration = identity.expiration?.getTime() ?? Infinity;
    this.#found = this.#last = {
      identity,
      usableUntil: Math.max(expiration, now + MIN_USE_MS),
      refreshFrom: Math.max(expiration - REFRESH_BEFORE_MS, now + MIN_USE_MS / 2),
    };
    // After Connect has rejected some, these are good only when it takes them.
    if (this.#rejections === 0) this.#recover();
  }

  /** @param isKnown whether a failure of the same search was counted before. */
  #fail(failure: NoCredentials, isKnown = false): void {
    if (this.#stopped) return;
    const isNews = this.#failure?.reason !== failure.reason;
    this.#failure = failure;
    this.#nextTryAt = performance.now() + this.#options.coolDownMs;
    if (!isKnown) this.#options.onFailure(failure);
    if (isNews) this.#options.onChange(failure);
  }

  #recover(): void {
    if (this.#failure === undefined) return;
    this.#failure = undefined;
    this.#nextTryAt = -Infinity;
    this.#options.onChange(undefined);
  }
}

/** A search, given up when it takes too long. */
class RunningSearch {
  readonly ended: Promise<Found>;
  /** When the last of it has ended, which may be never: a process of a profile may hang. */
  readonly gone: Promise<unknown>;
  /** Whether a call has waited for it in vain. */
  isSlow = false;
  readonly #startedAt = performance.now();
  readonly giveUp: () => void;

  constructor(provider: AwsCredentialIdentityProvider) {
    const search = searchCredentials(provider);
    const limit = Promise.withResolvers<Found>();
    this.giveUp = () => {
      search.giveUp();
      limit.resolve({ ok: false, failure: TOO_SLOW });
    };
    const timer = setTimeout(this.giveUp, MAX_SEARCH_MS).unref();
    this.gone = search.found;
    this.ended = Promise.race([search.found, limit.promise]).finally(() => {
      clearTimeout(timer);
    });
  }

  get isHanging(): boolean {
    return this.isSlow && performance.now() - this.#startedAt > HANGING_AFTER_MS;
  }
}
