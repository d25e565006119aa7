import { type AttemptFailure, isThrottled } from './connect-failure.ts';

/** The delay before the first retry; each further one is twice as long. */
const FIRST_DELAY_MS = 100;

/** The same when Connect throttles: its slowest default rate refills within two seconds. */
const FIRST_DELAY_WHEN_THROTTLED_MS = 1_000;

/**
 * The delay before a failed call is retried, in milliseconds. Half of it is random, so that calls that failed together are
 * not retried together; it is added to a `Retry-After`.
 *
 * @param attempts the number of attempts so far.
 * @param random from 0 to below 1.
 * @returns `undefined` when a retry would not help: Connect has rejected the call itself.
 */
export function retryDelay(
  failure: AttemptFailure,
  attempts: number,
  random = Math.random(),
): number | undefined {
  const growth = 2 ** (attempts - 1);
  const withJitter = (milliseconds: number): number => milliseconds * (0.5 + random / 2) * growth;
  switch (failure.kind) {
    case 'indeterminate':
      return withJitter(FIRST_DELAY_MS);
    case 'not-sent':
      return failure.transient ? withJitter(FIRST_DELAY_MS) : undefined;
    // The retry with fresh credentials is made elsewhere: at once, and only once.
    case 'no-credentials':
      return undefined;
    case 'rejected': {
      if (!isThrottled(failure)) return undefined;
      const { retryAfterSeconds } = failure;
      if (retryAfterSeconds === undefined) return withJitter(FIRST_DELAY_WHEN_THROTTLED_MS);
      return retryAfterSeconds * 1_000 + withJitter(FIRST_DELAY_MS);
    }
  }
}
