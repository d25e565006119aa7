import { Redis } from 'ioredis';
import { needsReconnect, redisErrorCode } from './redis-error-code.ts';

/** The timeout of a command. A healthy Redis replies within a millisecond or two. */
const DEFAULT_ANSWER_MS = 100;

/** The interval of the health check. */
const CHECK_INTERVAL_MS = 1_000;

/**
 * After this many failed checks in a row, the connection is replaced: it may be dead, or lead to a Redis that can no longer
 * be used, whatever error that Redis returns.
 */
const MAX_FAILED = 3;

/**
 * The pause before a new connection grows up to a second. Successful connections are made at most once a second,
 * however they end: otherwise a Redis that rejects the password would see ten a second.
 */
const RECONNECT_STEP_MS = 100;
const RECONNECT_MAX_MS = 1_000;

const CONNECT_TIMEOUT_MS = 2_000;
const DISCONNECT_TIMEOUT_MS = 200;

/** The address of a Redis, and its timeout. */
export interface RedisAddress {
  /** A `redis:` or `rediss:` URL. Never logged: it may hold a password. */
  readonly url: string;
  /** The timeout of a command; 100 ms by default. */
  readonly answerMs?: number | undefined;
}

export interface RedisLinkOptions extends RedisAddress {
  /** The health check: a write that the gateway has to make regularly anyway. */
  readonly check: (redis: Redis) => Promise<unknown>;
  /** Called with the initial state and with each change. `reason` says why Redis is unavailable. */
  readonly onChange: (available: boolean, reason?: string) => void;
}

/**
 * A connection to Redis that never blocks a request. While Redis is unavailable, no command is sent: one command that
 * fails or times out makes it unavailable, and one check that succeeds makes it available again.
 */
export class RedisLink {
  readonly #redis: Redis;
  readonly #options: RedisLinkOptions;
  readonly #answerMs: number;
  readonly #timer: NodeJS.Timeout;
  readonly #ready = Promise.withResolvers<boolean>();
  #available: boolean | undefined;
  #checking = false;
  #failed = 0;
  /** When an established connection was replaced, or will be. */
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
      reconnectOnError: (error) => needsReconnect(error) && !this.#stopped,
      // Commands that are pending when the connection breaks are dropped: their callers no longer wait.
      enableOfflineQueue: false,
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: 0,
      // The health check does that, with a timeout.
      enableReadyCheck: false,
      disableClientInfo: true,
    });
    this.#redis.on('error', (error) => {
      this.#lastError = error;
    });
    this.#redis.on('ready', () => void this.#check());
    this.#redis.on('close', () => {
      this.#change(false, this.#lastError ? redisErrorCode(this.#lastError) : 'connection closed');
    });
    this.#timer = setInterval(() => void this.#check(), CHECK_INTERVAL_MS);
  }

  /** Whether Redis is currently used. */
  get available(): boolean {
    return this.#available === true;
  }

  /** Resolves once it is known whether Redis is available: within two seconds. */
  get ready(): Promise<boolean> {
    return this.#ready.promise;
  }

  /** Redis's reply; `undefined`, without delay, when Redis is unavailable. Never rejects. */
  async run<Reply extends object | number | null>(
    command: (redis: Redis) => Promise<Reply>,
  ): Promise<Reply | undefined> {
    if (!this.available) return undefined;
    const answer = await withTimeout(() => command(this.#redis), this.#answerMs);
    if (answer.ok) return answer.result;
    this.#change(false, redisErrorCode(answer.error));
    return undefined;
  }

  /** Adds a command that runs a Lua script. */
  defineCommand(...[name, definition]: Parameters<Redis['defineCommand']>): void {
    this.#redis.defineCommand(name, definition);
  }

  /** Closes the connection. */
  stop(): void {
    this.#stopped = true;
    this.#available = false;
    this.#ready.resolve(false);
    clearInterval(this.#timer);
    this.#redis.disconnect();
  }

  async #check(): Promise<void> {
    if (this.#checking || this.#redis.status !== 'ready') return;
    this.#checking = true;
    const answer = await withTimeout(() => this.#options.check(this.#redis), this.#answerMs);
    this.#checking = false;
    if (answer.ok) {
      this.#failed = 0;
      this.#lastError = undefined;
      this.#change(true);
    } else {
      this.#failed += 1;
      this.#change(false, redisErrorCode(answer.error));
    }
    if (this.#failed >= MAX_FAILED && !this.#stopped) {
      this.#failed = 0;
      this.#redis.disconnect(true);
    }
  }

  /** @param attempt the number of the attempt since the connection was lost, from 1. */
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
    this.#ready.resolve(available);
  }
}

/** The result of work with a timeout. */
type TimedResult<Result> =
  | { readonly ok: true; readonly result: Result }
  /** `error` is undefined after the timeout: the work continues, and its result is dropped. */
  | { readonly ok: false; readonly error: unknown };

/**
 * Waits for work until a timeout. Never rejects.
 *
 * A busy event loop runs timers before it reads the replies that have arrived meanwhile. So a reply that is there at the
 * timeout still counts: ioredis's own `commandTimeout` would blame Redis for a slow event loop.
 */
async function withTimeout<Result>(
  work: () => Promise<Result>,
  milliseconds: number,
): Promise<TimedResult<Result>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<TimedResult<Result>>((resolve) => {
    timer = setTimeout(() => {
      setImmediate(resolve, { ok: false, error: undefined });
    }, milliseconds);
  });
  try {
    return await Promise.race([resultOf(work), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function resultOf<Result>(work: () => Promise<Result>): Promise<TimedResult<Result>> {
  try {
    return { ok: true, result: await work() };
  } catch (error) {
    return { ok: false, error: error ?? new Error('no reason') };
  }
}
