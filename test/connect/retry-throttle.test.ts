import { describe, expect, test } from '@jest/globals';
import type { AttemptFailure } from '../../src/connect/connect-failure.ts';
import { RetryThrottle } from '../../src/connect/retry-throttle.ts';

const silence: AttemptFailure = {
  kind: 'indeterminate',
  responded: false,
  cause: 'TimeoutError',
  requestId: undefined,
};
const rejection = (status: number, exception = 'SomeException'): AttemptFailure => ({
  kind: 'rejected',
  exception,
  status,
  message: '',
  requestId: undefined,
  retryAfterSeconds: undefined,
});

/** The number of attempts of calls that all fail, with at most three attempts each. */
function attemptsInOutage(throttle: RetryThrottle, calls: number): number {
  let attempts = 0;
  for (let call = 0; call < calls; call += 1) {
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      attempts += 1;
      throttle.onAttempt(silence);
      if (!throttle.allows) break;
    }
  }
  return attempts;
}

describe('a retry throttle', () => {
  test.each([
    [1, 3],
    [20, 23],
    [1_000, 1_003],
  ])('limits %d calls of a full outage to %d attempts', (calls, attempts) => {
    expect(attemptsInOutage(new RetryThrottle(), calls)).toBe(attempts);
  });

  test.each([
    ['successes', undefined, true],
    ['rejections, which Connect returns when it works', rejection(400), true],
    ['limits of resources', rejection(429, 'LimitExceededException'), true],
    ['throttling', rejection(429), false],
    ['silence', silence, false],
  ])('after an outage, twenty-six times %s', (_, answer, allows) => {
    const throttle = new RetryThrottle();
    attemptsInOutage(throttle, 100);

    for (let answers = 0; answers < 26; answers += 1) throttle.onAttempt(answer);

    expect(throttle.allows).toBe(allows);
  });

  test('allows retries while one call in ten fails', () => {
    const throttle = new RetryThrottle();

    const allowed = Array.from({ length: 1_000 }, (_, call) => {
      throttle.onAttempt(call % 10 === 0 ? silence : undefined);
      return throttle.allows;
    });

    expect(allowed).not.toContain(false);
  });
});
