import { describe, expect, test } from '@jest/globals';
import { type AttemptFailure, failureOfAttempts } from '../../src/connect/connect-failure.ts';

const refused = (exception: string, status: number): AttemptFailure => ({
  kind: 'refused',
  exception,
  status,
  message: '',
  requestId: undefined,
  retryAfterSeconds: undefined,
});
const invalid = refused('InvalidRequestException', 400);
const throttled = refused('ThrottlingException', 429);
const denied = refused('ExpiredTokenException', 403);
const notSent: AttemptFailure = { kind: 'not-sent', cause: 'ECONNREFUSED', transient: true };
const failed: AttemptFailure = { kind: 'unclear', answered: true, cause: '500', requestId: 'r1' };
const silent: AttemptFailure = {
  kind: 'unclear',
  answered: false,
  cause: 'timeout',
  requestId: undefined,
};

describe('failureOfAttempts', () => {
  test.each([
    ['none', [], undefined],
    ['one refusal', [invalid], invalid],
    ['one that was not sent', [notSent], notSent],
    ['only refusals at the front', [throttled, throttled], throttled],
    ['not sent after a refusal', [throttled, notSent], notSent],
    ['silence', [silent], silent],
    ['a refusal after silence, which has seen the token', [silent, invalid], invalid],
    ['throttled after silence, which has not', [silent, throttled], silent],
    ['expired credentials after silence', [silent, denied], silent],
    ['not sent after silence', [silent, notSent], silent],
    ['an answered failure after silence', [silent, failed], silent],
    ['silence after an answered failure', [failed, silent], silent],
    ['two answered failures', [failed, failed], failed],
  ])('%s', (_, attempts, expected) => {
    expect(failureOfAttempts(attempts)).toBe(expected);
  });
});
