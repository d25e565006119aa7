import {
  type AttemptFailure,
  DEADLINE_EXCEEDED,
  isThrottled,
  type NotSent,
  type QuotaExhausted,
} from '../connect-failure.ts';
import type { Deadline } from '../deadline.ts';
import { AdaptiveRate } from './adaptive-rate.ts';
import { FairOrder } from './fair-order.ts';
import { Forecast } from './forecast.ts';
import type { Admission, CallPurpose, Quota } from './quota.ts';
import type { Rate, TokenBuckets } from './token-buckets.ts';

/**
 * The share of the remaining time that a call may wait for a token: the rest is for the call itself and the work after
 * it.
 */
const SHARE_OF_TIME_LEFT = 0.75;

/** The max length of a queue: at Connect's rates deadlines allow for fewer calls, and each arrival looks at all of them. */
const MAX_WAITING = 300;

export interface OperationQueuesOptions {
  readonly buckets: TokenBuckets;
  readonly rateOf: (operation: string) => Rate;
  /** A monotonic clock in milliseconds; the machine's own by default. */
  readonly now?: () => number;
}

/** The state of a queue, for metrics. */
export interface OperationQueueState {
  readonly tokens: number;
  /** The max calls a second, as the rate is currently reduced. */
  readonly perSecond: number;
  readonly waiting: number;
}

/** The quota of all operations: each has a queue in which calls wait for tokens, created on its first call. */
export class OperationQueues implements Quota {
  readonly #options: Required<OperationQueuesOptions>;
  readonly #queues = new Map<string, OperationQueue>();

  constructor({ now = () => performance.now(), ...options }: OperationQueuesOptions) {
    this.#options = { now, ...options };
  }

  async admit(operation: string, purpose: CallPurpose, deadline: Deadline): Promise<Admission> {
    return this.#queueOf(operation).admit(purpose, deadline);
  }

  refund(operation: string): void {
    this.#queueOf(operation).refund();
  }

  onAttempt(operation: string, failure: AttemptFailure | undefined): void {
    if (failure === undefined || !isThrottled(failure)) return;
    this.#queueOf(operation).onThrottled(failure.retryAfterSeconds);
  }

  /** The state of each queue, by operation. */
  get states(): ReadonlyMap<string, OperationQueueState> {
    return new Map([...this.#queues].map(([operation, queue]) => [operation, queue.state]));
  }

  #queueOf(operation: string): OperationQueue {
    const known = this.#queues.get(operation);
    if (known !== undefined) return known;
    const queue = new OperationQueue(operation, this.#options);
    this.#queues.set(operation, queue);
    return queue;
  }
}

/** A call that waits for a token. */
interface WaitingCall {
  readonly purpose: CallPurpose;
  /** The latest time at which it is worth starting. */
  readonly latestStart: number;
  readonly resolve: (admission: Admission) => void;
}

/** The queue in which the calls of one operation wait for tokens. */
export class OperationQueue {
  readonly #operation: string;
  readonly #buckets: TokenBuckets;
  readonly #now: () => number;
  readonly #order = new FairOrder();
  readonly #adaptiveRate: AdaptiveRate;
  readonly #forecast: Forecast;
  /** In order of arrival. */
  #waiting: readonly WaitingCall[] = [];
  #pumping = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(operation: string, { buckets, rateOf, now }: Required<OperationQueuesOptions>) {
    this.#operation = operation;
    this.#buckets = buckets;
    this.#now = now;
    this.#adaptiveRate = new AdaptiveRate(now);
    this.#forecast = new Forecast(() => rateOf(operation), now);
  }

  /** Waits for a token. Fails at once if none can arrive in time. */
  async admit(purpose: CallPurpose, deadline: Deadline): Promise<Admission> {
    return new Promise((resolve) => {
      const left = new AbortController();
      const call: WaitingCall = {
        purpose,
        latestStart: this.#now() + deadline.remainingMs() * SHARE_OF_TIME_LEFT,
        resolve: (admission) => {
          left.abort();
          this.#remove(call);
          resolve(admission);
        },
      };
      const onDeadline = (): void => {
        // Past its latest start, a process that is busy, or waits for Redis, has not rejected it for the quota yet.
        const isOverdue = this.#now() > call.latestStart;
        const startsAt = this.#forecast.startOf(0, this.#cost);
        call.resolve(notAdmitted(isOverdue ? quotaExhausted(call, startsAt) : DEADLINE_EXCEEDED));
      };
      deadline.signal.addEventListener('abort', onDeadline, { signal: left.signal });
      this.#waiting = [...this.#waiting, call];
      this.#rejectUnreachable();
      if (this.#timer === undefined) void this.#pump();
    });
  }

  refund(): void {
    void this.#buckets.refund(this.#operation, this.#cost);
  }

  /** Connect's own bucket is empty. If its answer has a `Retry-After`, the bucket refills only after that time. */
  onThrottled(retryAfterSeconds = 0): void {
    this.#adaptiveRate.onThrottled();
    this.#forecast.onThrottled(retryAfterSeconds * 1_000);
    void this.#buckets.drain(this.#operation);
    this.#rejectUnreachable();
  }

  get state(): OperationQueueState {
    return {
      tokens: this.#forecast.tokens,
      perSecond: this.#forecast.perSecond * this.#adaptiveRate.share,
      waiting: this.#waiting.length,
    };
  }

  /** The tokens that a call costs: more than one while the rate is reduced. */
  get #cost(): number {
    return 1 / this.#adaptiveRate.share;
  }

  /** Admits calls as long as there are tokens, then waits for the next token. */
  async #pump(): Promise<void> {
    if (this.#pumping) return;
    this.#pumping = true;
    this.#timer = undefined;
    while (this.#waiting.length > 0) {
      const pauseMs = this.#forecast.pauseMs || (await this.#admitNext());
      this.#rejectUnreachable();
      if (pauseMs === 0 || this.#waiting.length === 0) continue;
      this.#timer = setTimeout(() => void this.#pump(), pauseMs);
      break;
    }
    this.#pumping = false;
  }

  #remove(call: WaitingCall): void {
    this.#waiting = this.#waiting.filter((other) => other !== call);
    if (this.#waiting.length > 0) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#forecast.onIdle();
  }

  /** @returns when to try again, in milliseconds: 0 if a call was admitted. */
  async #admitNext(): Promise<number> {
    const cost = this.#cost;
    const acquisition = await this.#buckets.acquire(this.#operation, cost);
    this.#forecast.onAcquisition(acquisition);
    if (!acquisition.acquired) return Math.max(1, acquisition.waitMs);
    // After a standstill, calls may wait that have too little time left. They are rejected next.
    const now = this.#now();
    const next = this.#order.sort(this.#waiting).find(({ latestStart }) => latestStart >= now);
    if (next === undefined) {
      await this.#buckets.refund(this.#operation, cost);
      return 0;
    }
    this.#order.onAdmitted(next.purpose);
    next.resolve({ admitted: true });
    return 0;
  }

  /** Rejects waiting calls that cannot start before their deadline, by the current forecast. */
  #rejectUnreachable(): void {
    let ahead = 0;
    for (const call of this.#order.sort(this.#waiting)) {
      const startsAt = this.#forecast.startOf(ahead, this.#cost);
      if (startsAt <= call.latestStart && ahead < MAX_WAITING) {
        ahead += 1;
        continue;
      }
      call.resolve(notAdmitted(quotaExhausted(call, startsAt)));
    }
  }
}

function quotaExhausted({ latestStart }: WaitingCall, startsAt: number): QuotaExhausted {
  const retryAfterSeconds = Math.max(1, Math.ceil((startsAt - latestStart) / 1_000));
  return { kind: 'quota-exhausted', retryAfterSeconds };
}

function notAdmitted(failure: QuotaExhausted | NotSent): Admission {
  return { admitted: false, failure };
}
