import { type AttemptFailure, isThrottled } from './connect-failure.ts';

/** The pause before the first repetition; each further one is twice as long. */
const FIRST_PAUSE_MS = 100;

/** The same when Connect has no calls to spare: its slowest default rate refills within two seconds. */
const FIRST_PAUSE_WHEN_THROTTLED_MS = 1_000;

/**
 * How long to wait before a call is made once more after its attempts have failed, in milliseconds. Half of it is left
 * to chance, so that callers who failed together do not come back together; a `Retry-After` is waited out before that.
 *
 * @param attempts how many there were, the one that failed last included.
 * @param random from 0 to below 1.
 * @returns `undefined` when a repetition would change nothing: Connect has refused the call for what it is.
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
      return withJitter(FIRST_PAUSE_MS);
    case 'not-sent':
      return failure.transient ? withJitter(FIRST_PAUSE_MS) : undefined;
    // The repetition with other credentials is none of these: it is made at once, and only once.
    case 'no-credentials':
      return undefined;
    case 'rejected': {
      if (!isThrottled(failure)) return undefined;
      const { retryAfterSeconds } = failure;
      if (retryAfterSeconds === undefined) return withJitter(FIRST_PAUSE_WHEN_THROTTLED_MS);
      return retryAfterSeconds * 1_000 + withJitter(FIRST_PAUSE_MS);
    }
  }
}
