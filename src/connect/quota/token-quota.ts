import { type AttemptFailure, isThrottled } from '../connect-failure.ts';
import type { Deadline } from '../deadline.ts';
import { Lane, type LaneState } from './lane.ts';
import type { Admission, CallPurpose, Quota } from './quota.ts';
import type { Rate, TokenBuckets } from './token-buckets.ts';

export interface TokenQuotaOptions {
  readonly buckets: TokenBuckets;
  readonly rateOf: (operation: string) => Rate;
  /** A clock in milliseconds that never goes back; the machine's own by default. */
  readonly now?: () => number;
}

/** Spends tokens of buckets, one lane for each operation, made when it is first called. */
export class TokenQuota implements Quota {
  readonly #options: Required<TokenQuotaOptions>;
  readonly #lanes = new Map<string, Lane>();

  constructor({ now = () => performance.now(), ...options }: TokenQuotaOptions) {
    this.#options = { now, ...options };
  }

  async admit(operation: string, purpose: CallPurpose, deadline: Deadline): Promise<Admission> {
    return this.#laneOf(operation).admit(purpose, deadline);
  }

  putBack(operation: string): void {
    this.#laneOf(operation).putBack();
  }

  onAttempt(operation: string, failure: AttemptFailure | undefined): void {
    if (failure === undefined || !isThrottled(failure)) return;
    this.#laneOf(operation).onThrottled(failure.retryAfterSeconds);
  }

  /** The state of each lane, by operation. */
  get states(): ReadonlyMap<string, LaneState> {
    return new Map([...this.#lanes].map(([operation, lane]) => [operation, lane.state]));
  }

  #laneOf(operation: string): Lane {
    const known = this.#lanes.get(operation);
    if (known !== undefined) return known;
    const lane = new Lane({ ...this.#options, operation });
    this.#lanes.set(operation, lane);
    return lane;
  }
}
