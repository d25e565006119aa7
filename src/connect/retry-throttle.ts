import { type AttemptFailure, isThrottled } from './connect-failure.ts';

/** What a throttle starts with, and never has more of. */
const MAX_TOKENS = 10;

/** What a good answer gives back. At two calls a second, the smaller customary tenth would not be back for half a minute. */
const TOKEN_RATIO = 0.2;

/**
 * Decides for one operation whether calls that failed may be repeated: no longer once failures have become the rule,
 * for repetitions then only add to the load that Connect is failing under. In a full outage some four
 * calls are repeated, and no more; afterwards twenty-six good answers are needed until it may be done again.
 *
 * This is the retry throttling of gRPC (gRFC A6).
 */
export class RetryThrottle {
  #tokens = MAX_TOKENS;

  /**
   * To be told of each attempt as it ended. An answer that Connect gives when it works counts as a good one, even if it
   * is a refusal.
   */
  onAttempt(failure: AttemptFailure | undefined): void {
    const answered =
      failure === undefined ||
      failure.kind === 'no-credentials' ||
      (failure.kind === 'rejected' && !isThrottled(failure));
    this.#tokens = answered
      ? Math.min(MAX_TOKENS, this.#tokens + TOKEN_RATIO)
      : Math.max(0, this.#tokens - 1);
  }

  /** Whether a repetition is allowed at this moment. */
  get allows(): boolean {
    return this.#tokens > MAX_TOKENS / 2;
  }
}

/** The throttles of all operations, each made when it is first asked for. */
export class RetryThrottles {
  readonly #throttles = new Map<string, RetryThrottle>();

  of(operation: string): RetryThrottle {
    const known = this.#throttles.get(operation);
    if (known !== undefined) return known;
    const throttle = new RetryThrottle();
    this.#throttles.set(operation, throttle);
    return throttle;
  }
}
