import { type AttemptFailure, isThrottled } from './connect-failure.ts';

/** The tokens of a new throttle, and its max. */
const MAX_TOKENS = 10;

/** The tokens that a success returns. With the usual tenth, recovery at two calls a second would take over half a minute. */
const TOKEN_RATIO = 0.2;

/**
 * Decides for one operation whether failed calls may be retried: no longer once most calls fail, because retries then only
 * add to the load under which Connect fails. In a full outage some four calls are retried; afterwards it takes twenty-six
 * successes until retries are allowed again.
 *
 * This is the retry throttling of gRPC (gRFC A6).
 */
export class RetryThrottle {
  #tokens = MAX_TOKENS;

  /**
   * Called with each attempt when it has ended. A response that Connect gives when it works counts as a success, even if it
   * is a rejection.
   */
  onAttempt(failure: AttemptFailure | undefined): void {
    const succeeded =
      failure === undefined ||
      failure.kind === 'no-credentials' ||
      (failure.kind === 'rejected' && !isThrottled(failure));
    this.#tokens = succeeded
      ? Math.min(MAX_TOKENS, this.#tokens + TOKEN_RATIO)
      : Math.max(0, this.#tokens - 1);
  }

  /** Whether a retry is currently allowed. */
  get allows(): boolean {
    return this.#tokens > MAX_TOKENS / 2;
  }
}

/** The throttles of all operations, each created on first use. */
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
