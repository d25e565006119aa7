import { Redis } from 'ioredis';
import { inTime } from './in-time.ts';
import { isElsewhere, reasonOf } from './reason-of.ts';

/** How long an answer is waited for. A healthy Redis takes a millisecond or two. */
const DEFAULT_ANSWER_MS = 100;

/** How often it is checked whether Redis answers. */
const CHECK_INTERVAL_MS = 1_000;

/**
 * So many checks in a row that fail, and the connection is given up for a new one: it may lead nowhere, or to a Redis
 * that can no longer be used, whatever it calls that.
 */
const MAX_FAILED = 3;

/**
 * Pauses before a new connection: soon at first, and never longer than a second. Connections that can be made are made
 * once a second at most, however they end: a Redis that rejects the password would have ten of them.
 */
const RECONNECT_STEP_MS = 100;
const RECONNECT_MAX_MS = 1_000;

const CONNECT_TIMEOUT_MS = 2_000;
const DISCONNECT_TIMEOUT_MS = 200;

/** Which Redis, and how patient to be with it. */
export interface RedisAddress {
  /** A `redis:` or `rediss:` URL. Never logged: it may hold a password. */
  readonly url: string;
  /** How long an answer is waited for; 100 ms by default. */
  readonly answerMs?: number | undefined;
}

export interface RedisLinkOptions extends RedisAddress {
  /** Shows that Redis can be used: something that the gateway has to write from time to time anyway. */
  readonly check: (redis: Redis) => Promise<unknown>;
  /** Told of each change, and of the first state. `reason` says why Redis cannot be used. */
  readonly onChange: (available: boolean, reason?: string) => void;
}

/**
 * A connection to Redis that never holds anybody up. Redis is either available, or not asked at all: one answer that
 * fails or is late makes it unavailable, and one check that goes well makes it available again.
 */
export class RedisLink {
  readonly #redis: Redis;
  readonly #options: RedisLinkOptions;
  readonly #answerMs: number;
  readonly #timer: NodeJS.Timeout;
  readonly #decided = Promise.withResolvers<boolean>();
  #available: boolean | undefined;
  #checking = false;
  #failed = 0;
  /** When a connection that was there was replaced, or will be. */
  #replacedAt = -Infinity;
  #lastError: Error | undefined;
  #stopped = false;

  constructor(options: RedisLinkOptions) {
    this.#options = options;
    this.#answerMs = options.answerMs ?? DEFAULT_ANSWER_MS;
    this.#redis = new Redis(options.url, {
      connectTimeout: CONNECT_TIMEOUT_MS,
      disconnectTimeout: DISCONNECT_TIMEOUT_MS,
      retryStrategy: (attempt) => this.#pauseBefore(attempt),
      reconnectOnError: (error) => isElsewhere(error) && !this.#stopped,
      // What has not been carried out when the connection breaks never is: nobody waits for it any more.
      enableOfflineQueue: false,
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: 0,
      // The check does that, and in time.
      enableReadyCheck: false,
      disableClientInfo: true,
    });
    this.#redis.on('error', (error) => {
      this.#lastError = error;
    });
    this.#redis.on('ready', () => void this.#check());
    this.#redis.on('close', () => {
      this.#change(false, this.#lastError ? reasonOf(this.#lastError) : 'connection closed');
    });
    this.#timer = setInterval(() => void this.#check(), CHECK_INTERVAL_MS);
  }

  /** Whether Redis is asked at this moment. */
  get available(): boolean {
    return this.#available === true;
  }

  /** Settles when it is first known whether Redis is available: within two seconds. */
  get decided(): Promise<boolean> {
    return this.#decided.promise;
  }

  /** What Redis answers; `undefined`, soon, when it is not available. Never rejects. */
  async ask<Reply extends object | number | null>(
    command: (redis: Redis) => Promise<Reply>,
  ): Promise<Reply | undefined> {
    if (!this.available) return undefined;
    const answer = await inTime(() => command(this.#redis), this.#answerMs);
    if (answer.ok) return answer.result;
    this.#change(false, reasonOf(answer.error));
    return undefined;
  }

  /** Ends the connection. */
  stop(): void {
    this.#stopped = true;
    this.#available = false;
    this.#decided.resolve(false);
    clearInterval(this.#timer);
    this.#redis.disconnect();
  }

  async #check(): Promise<void> {
    if (this.#checking || this.#redis.status !== 'ready') return;
    this.#checking = true;
    const answer = await inTime(() => this.#options.check(this.#redis), this.#answerMs);
    this.#checking = false;
    if (answer.ok) {
      this.#failed = 0;
      this.#lastError = undefined;
      this.#change(true);
    } else {
      this.#failed += 1;
      this.#change(false, reasonOf(answer.error));
    }
    if (this.#failed >= MAX_FAILED && !this.#stopped) {
      this.#failed = 0;
      this.#redis.disconnect(true);
    }
  }

  /** @param attempt from 1 on, since there was a connection. */
  #pauseBefore(attempt: number): number {
    const step = Math.min(attempt * RECONNECT_STEP_MS, RECONNECT_MAX_MS);
    if (attempt > 1) return step;
    const now = performance.now();
    const pause = Math.max(step, this.#replacedAt + RECONNECT_MAX_MS - now);
    this.#replacedAt = now + pause;
    return pause;
  }

  #change(available: boolean, reason?: string): void {
    if (this.#stopped || this.#available === available) return;
    this.#available = available;
    this.#options.onChange(available, reason);
    this.#decided.resolve(available);
  }
}
