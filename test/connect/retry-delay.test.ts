import { expect, test } from '@jest/globals';
import type { AttemptFailure } from '../../src/connect/connect-failure.ts';
import { retryDelay } from '../../src/connect/retry-delay.ts';

const indeterminate: AttemptFailure = {
  kind: 'indeterminate',
  responded: true,
  cause: 'InternalServiceException',
  requestId: undefined,
};
const rejected = (
  status: number,
  retryAfterSeconds?: number,
  exception = 'SomeException',
): AttemptFailure => ({
  kind: 'rejected',
  exception,
  status,
  message: '',
  requestId: undefined,
  retryAfterSeconds,
});
const notSent = (transient: boolean): AttemptFailure => ({
  kind: 'not-sent',
  cause: 'some code',
  transient,
});

test.each<[AttemptFailure, attempts: number, random: number, expected: number | undefined]>([
  [indeterminate, 1, 0, 50],
  [indeterminate, 1, 1, 100],
  [indeterminate, 3, 0, 200],
  [indeterminate, 3, 1, 400],
  [notSent(true), 2, 1, 200],
  [notSent(false), 1, 1, undefined],
  [rejected(429), 1, 0, 500],
  [rejected(429), 2, 1, 2_000],
  [rejected(429, 2), 1, 0, 2_050],
  [rejected(429, 2), 1, 1, 2_100],
  [rejected(429, 2, 'LimitExceededException'), 1, 1, undefined],
  [rejected(400), 1, 1, undefined],
  [rejected(403), 1, 1, undefined],
  [rejected(409), 1, 1, undefined],
])('after %j, attempt %d, at random %d: %d ms', (failure, attempts, random, expected) => {
  expect(retryDelay(failure, attempts, random)).toBe(expected);
});
