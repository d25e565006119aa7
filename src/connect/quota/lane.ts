import { type NotSent, DEADLINE_EXCEEDED, type QuotaExhausted } from '../connect-failure.ts';
import type { Deadline } from '../deadline.ts';
import { FairOrder } from './fair-order.ts';
import { Forecast } from './forecast.ts';
import type { Admission, CallPurpose } from './quota.ts';
import { Slowdown } from './slowdown.ts';
import type { Rate, TokenBuckets } from './token-buckets.ts';

/** The part of the time left that a call may wait for a token: the rest is for the call itself, and what follows it. */
const SHARE_OF_TIME_LEFT = 0.75;

/** No more calls wait than this: at Connect's rates deadlines allow for fewer, and each arrival looks at all of them. */
const MAX_WAITING = 300;

/** A call that waits for a token. */
interface WaitingCall {
  readonly purpose: CallPurpose;
  /** Later than this it is too late to begin. */
  readonly latestStart: number;
  readonly settle: (admission: Admission) => void;
}

/** What a lane shows of itself. */
export interface LaneState {
  readonly tokens: number;
  /** Tokens a second that are spent at most at this moment. */
  readonly perSecond: number;
  readonly waiting: number;
}

export interface LaneOptions {
  readonly operation: string;
  readonly buckets: TokenBuckets;
  readonly rateOf: (operation: string) => Rate;
  readonly now: () => number;
}

/** Where the calls of one operation wait for their tokens. */
export class Lane {
  readonly #operation: string;
  readonly #buckets: TokenBuckets;
  readonly #now: () => number;
  readonly #order = new FairOrder();
  readonly #slowdown: Slowdown;
  readonly #forecast: Forecast;
  /** In the order in which they came. */
  #waiting: readonly WaitingCall[] = [];
  #pumping = false;
  #timer: NodeJS.Timeout | undefined;

  constructor({ operation, buckets, rateOf, now }: LaneOptions) {
    this.#operation = operation;
    this.#buckets = buckets;
    this.#now = now;
    this.#slowdown = new Slowdown(now);
    this.#forecast = new Forecast(() => rateOf(operation), now);
  }

  /** Waits for a token, unless there cannot be one in time. */
  async admit(purpose: CallPurpose, deadline: Deadline): Promise<Admission> {
    return new Promise((resolve) => {
      const left = new AbortController();
      const call: WaitingCall = {
        purpose,
        latestStart: this.#now() + deadline.remainingMs() * SHARE_OF_TIME_LEFT,
        settle: (admission) => {
          left.abort();
          this.#remove(call);
          resolve(admission);
        },
      };
      const giveUp = (): void => {
        call.settle(refusal(DEADLINE_EXCEEDED));
      };
      deadline.signal.addEventListener('abort', giveUp, { signal: left.signal });
      this.#waiting = [...this.#waiting, call];
      this.#refuseTheHopeless();
      if (this.#timer === undefined) void this.#letThrough();
    });
  }

  putBack(): void {
    void this.#buckets.putBack(this.#operation, this.#price);
  }

  /** Connect's own bucket is empty, and fuller only after the time that it has told, if it has told one. */
  onThrottled(retryAfterSeconds = 0): void {
    this.#slowdown.onThrottled();
    this.#forecast.onThrottled(retryAfterSeconds * 1_000);
    void this.#buckets.drain(this.#operation);
    this.#refuseTheHopeless();
  }

  get state(): LaneState {
    return {
      tokens: this.#forecast.tokens,
      perSecond: this.#forecast.perSecond * this.#slowdown.share,
      waiting: this.#waiting.length,
    };
  }

  /** What a call costs: more than one token while the lane is slower than its rate. */
  get #price(): number {
    return 1 / this.#slowdown.share;
  }

  /** Lets calls through for as long as there are tokens; then it waits for the next one. */
  async #letThrough(): Promise<void> {
    if (this.#pumping) return;
    this.#pumping = true;
    this.#timer = undefined;
    while (this.#waiting.length > 0) {
      const pauseMs = this.#forecast.pauseMs || (await this.#takeOne());
      this.#refuseTheHopeless();
      if (pauseMs === 0 || this.#waiting.length === 0) continue;
      this.#timer = setTimeout(() => void this.#letThrough(), pauseMs);
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

  /** Spends a token on who is next, or tells how long it is until there may be one. */
  async #takeOne(): Promise<number> {
    const price = this.#price;
    const take = await this.#buckets.take(this.#operation, price);
    this.#forecast.onTake(take);
    if (!take.taken) return Math.max(1, take.waitMs);
    const [next] = this.#order.sort(this.#waiting);
    if (next === undefined) {
      await this.#buckets.putBack(this.#operation, price);
      return 0;
    }
    this.#order.onLetThrough(next.purpose);
    next.settle({ admitted: true });
    return 0;
  }

  /** Refuses those whose turn will not come in time, as things stand. */
  #refuseTheHopeless(): void {
    let ahead = 0;
    for (const call of this.#order.sort(this.#waiting)) {
      const startsAt = this.#forecast.startOf(ahead, this.#price);
      if (startsAt <= call.latestStart && ahead < MAX_WAITING) {
        ahead += 1;
        continue;
      }
      const retryAfterSeconds = Math.max(1, Math.ceil((startsAt - call.latestStart) / 1_000));
      call.settle(refusal({ kind: 'quota-exhausted', retryAfterSeconds }));
    }
  }
}

function refusal(failure: QuotaExhausted | NotSent): Admission {
  return { admitted: false, failure };
}
