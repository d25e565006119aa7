import { describe, expect, test } from '@jest/globals';
import {
  type AttemptFailure,
  failureOfAttempts,
  rejectionReason,
  type Rejected,
} from '../../src/connect/connect-failure.ts';

const rejected = (exception: string, status: number): Rejected => ({
  kind: 'rejected',
  exception,
  status,
  message: '',
  requestId: undefined,
  retryAfterSeconds: undefined,
});
const invalid = rejected('InvalidRequestException', 400);
const throttled = rejected('ThrottlingException', 429);
const throttledByName = rejected('ThrottlingException', 400);
const malformed = rejected('ValidationException', 400);
const undeclared = rejected('TeapotException', 418);
const denied = rejected('ExpiredTokenException', 403);
const notSent: AttemptFailure = { kind: 'not-sent', cause: 'ECONNREFUSED', transient: true };
const failed: AttemptFailure = {
  kind: 'indeterminate',
  responded: true,
  cause: '500',
  requestId: 'r1',
};
const silent: AttemptFailure = {
  kind: 'indeterminate',
  responded: false,
  cause: 'timeout',
  requestId: undefined,
};

describe('failureOfAttempts', () => {
  test.each([
    ['none', [], undefined],
    ['one rejection', [invalid], invalid],
    ['one that was not sent', [notSent], notSent],
    ['only rejections by the front end', [throttled, throttled], throttled],
    ['not sent after a rejection', [throttled, notSent], notSent],
    ['silence', [silent], silent],
    ['a rejection after silence, which has seen the token', [silent, invalid], invalid],
    ['throttled after silence, which has not', [silent, throttled], silent],
    ['expired credentials after silence', [silent, denied], silent],
    ['a name of throttling after silence', [silent, throttledByName], silent],
    ['a rejected form after silence', [silent, malformed], silent],
    ['an undeclared exception after silence', [silent, undeclared], silent],
    ['not sent after silence', [silent, notSent], silent],
    ['an answered failure after silence', [silent, failed], silent],
    ['silence after an answered failure', [failed, silent], silent],
    ['two answered failures', [failed, failed], failed],
  ])('%s', (_, attempts, expected) => {
    expect(failureOfAttempts(attempts)).toBe(expected);
  });
});

test.each([
  ['ThrottlingException', 400, 'throttled'],
  ['ThrottlingException', 503, 'throttled'],
  ['AnyException', 429, 'throttled'],
  ['ResourceNotFoundException', 400, 'not-found'],
  ['ContactNotFoundException', 410, 'not-found'],
  ['UnknownOperationException', 404, 'invalid'],
  ['AccessDeniedException', 400, 'access-denied'],
  ['AnyException', 403, 'access-denied'],
  ['AnyException', 401, 'access-denied'],
  ['ConflictException', 409, 'invalid'],
  ['TooManyRequestsException', 400, 'throttled'],
  ['LimitExceededException', 429, 'invalid'],
  ['LimitExceededException', 400, 'invalid'],
])('%s with status %d is %s', (exception, status, reason) => {
  expect(rejectionReason(rejected(exception, status))).toBe(reason);
});
