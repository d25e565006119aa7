import { defaultProvider } from '@aws-sdk/credential-provider-node';
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types';
import type { ConnectClientOptions } from './connect-client.ts';
import { type NoCredentials, type NotSent, DEADLINE_EXCEEDED } from './connect-failure.ts';
import { type SearchOutcome, searchCredentials } from './credential-search.ts';
import { raceDeadline, type Deadline, deadlineIn, withAbort } from './deadline.ts';

/** The share of the remaining time that a call may wait for credentials. */
const SHARE_OF_TIME_LEFT = 0.4;

/** The timeout of a search: longer than the SDK's sources take, their own retries included. */
const MAX_SEARCH_MS = 20_000;

/** A call waited in vain for a search this old, so the next call starts a second one: the source may have recovered. */
const HANGING_AFTER_MS = 5_000;

/** How long before their expiration credentials are replaced; the SDK uses the same value. */
const REFRESH_BEFORE_MS = 300_000;

/** New credentials are used for at least this long, even if they seem to have expired: the clock may be off. */
const MIN_USE_MS = 60_000;

/** The max number of concurrent searches, including timed-out ones that still hang. */
const MAX_RUNNING = 5;

const TOO_SLOW: NoCredentials = {
  kind: 'no-credentials',
  reason: 'unavailable',
  cause: 'TimeoutError',
  requestId: undefined,
};

/** Credentials, as a search found them. */
export interface FoundCredentials {
  readonly identity: AwsCredentialIdentity;
  /** In milliseconds since 1970, as all times here. */
  readonly usableUntil: number;
  readonly refreshFrom: number;
}

export interface CredentialsOptions {
  readonly connect: ConnectClientOptions;
  /** How long to wait before the next search, after one failed or the credentials were rejected. */
  readonly coolDownMs: number;
  /** Called after each search that found none, and each time Connect rejects newly found credentials. */
  readonly onFailure: (failure: NoCredentials) => void;
  /**
   * Called when credentials become unavailable or the reason changes, and with `undefined` when they are valid again.
   */
  readonly onChange: (failure: NoCredentials | undefined) => void;
}

/**
 * The gateway's AWS credentials. They are resolved in a separate step before a call is sent, so that a failure to find
 * them is never mistaken for a failure of Connect, and few calls wait for it.
 */
export class Credentials {
  readonly #options: CredentialsOptions;
  readonly #createProvider: () => AwsCredentialIdentityProvider;
  #found: FoundCredentials | undefined;
  #last: FoundCredentials | undefined;
  #search: RunningSearch | undefined;
  #failure: NoCredentials | undefined;
  /** How many times in a row Connect has rejected the credentials. */
  #rejections = 0;
  #nextTryAt = -Infinity;
  #stopped = false;
  /** The searches that are still running, timed-out ones included. */
  #running = 0;
  /** The number of calls that wait for a search. */
  #waiting = 0;

  constructor(options: CredentialsOptions) {
    this.#options = options;
    const { credentials, region } = options.connect;
    if (credentials === undefined) {
      // Each search gets its own chain: a search that hangs would block all later ones. Files are read again each time.
      this.#createProvider = () =>
        defaultProvider({ ignoreCache: true, parentClientConfig: { region } });
    } else {
      this.#createProvider = () => () => Promise.resolve(credentials);
      this.#accept(credentials);
    }
  }

  /**
   * The credentials that calls are signed with. A call that waited for quota is sent with those it had, even if they
   * were replaced since.
   */
  readonly provide = (): Promise<AwsCredentialIdentity> => {
    const identity = this.#last?.identity;
    if (identity !== undefined) return Promise.resolve(identity);
    return Promise.reject(new Error('Credentials were used before they were found'));
  };

  /** The credentials that can currently be used to sign a call. */
  get current(): FoundCredentials | undefined {
    const found = this.#found;
    if (found === undefined) return undefined;
    const now = Date.now();
    if (now >= found.usableUntil) return undefined;
    if (now >= found.refreshFrom && performance.now() >= this.#nextTryAt) this.#join();
    return found;
  }

  /**
   * Finds credentials, within a share of the remaining time of a call. While none can be found, one call at a time
   * searches after the cool-down; the others fail at once.
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

  /** Finds credentials before a call needs them. Resolves when the search has ended, after 20 seconds at most. */
  async prepare(): Promise<void> {
    if (this.current === undefined) await this.#join()?.ended;
  }

  /** Call this when Connect has accepted a call's credentials. */
  onAccepted(): void {
    if (this.#rejections === 0) return;
    this.#rejections = 0;
    this.#recover();
  }

  /**
   * Call this when Connect has rejected a call's credentials. After the first rejection new ones are searched for at
   * once: the credentials may have been rotated.
   */
  onRejected(used: FoundCredentials, failure: NoCredentials): void {
    // Another call with the same credentials has already reported the rejection.
    if (used !== this.#found) return;
    this.#found = undefined;
    this.#rejections += 1;
    if (this.#rejections > 1) this.#fail(failure);
  }

  /** Cancels the running search, and stops reporting. */
  stop(): void {
    this.#stopped = true;
    this.#search?.giveUp();
  }

  /** Joins the running search, or starts one. */
  #join(): RunningSearch | undefined {
    if (this.#search?.isHanging === false) return this.#search;
    if (this.#running >= MAX_RUNNING) return undefined;
    const search = new RunningSearch(this.#createProvider());
    this.#search = search;
    this.#running += 1;
    void search.finished.then(() => (this.#running -= 1));
    void search.ended.then((found) => {
      const isLast = this.#search === search;
      if (isLast) this.#search = undefined;
      if (found.ok) this.#accept(found.identity);
      else if (isLast) this.#fail(found.failure, search.isSlow);
    });
    return search;
  }

  #accept(identity: AwsCredentialIdentity): void {
    const now = Date.now();
    const expiration = identity.expiration?.getTime() ?? Infinity;
    this.#found = this.#last = {
      identity,
      usableUntil: Math.max(expiration, now + MIN_USE_MS),
      refreshFrom: Math.max(expiration - REFRESH_BEFORE_MS, now + MIN_USE_MS / 2),
    };
    // After a rejection, new credentials count as valid only once Connect accepts them.
    if (this.#rejections === 0) this.#recover();
  }

  /** @param isKnown whether a failure of the same search was already counted. */
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

/** A search with a timeout. */
class RunningSearch {
  readonly ended: Promise<SearchOutcome>;
  /** Resolves or rejects when all of the search has ended, which may be never: the process of a profile may hang. */
  readonly finished: Promise<unknown>;
  /** Whether a call has waited for it until the call's time ran out. */
  isSlow = false;
  readonly #startedAt = performance.now();
  readonly giveUp: () => void;

  constructor(provider: AwsCredentialIdentityProvider) {
    const search = searchCredentials(provider);
    const limit = Promise.withResolvers<SearchOutcome>();
    this.giveUp = () => {
      search.giveUp();
      limit.resolve({ ok: false, failure: TOO_SLOW });
    };
    const timer = setTimeout(this.giveUp, MAX_SEARCH_MS).unref();
    this.finished = search.found;
    this.ended = Promise.race([search.found, limit.promise]).finally(() => {
      clearTimeout(timer);
    });
  }

  get isHanging(): boolean {
    return this.isSlow && performance.now() - this.#startedAt > HANGING_AFTER_MS;
  }
}
