import { describe, expect, test } from '@jest/globals';
import { timeIssueOf } from '../../src/auth/token-times.ts';

const NOW = 1_800_000_000.25;
const LIMITS = { maxTokenAgeSeconds: 3_600, clockToleranceSeconds: 10 };

describe('the times of a token', () => {
  test.each([
    [{ iat: NOW, exp: NOW + 3_600 }],
    [{ nbf: NOW, exp: NOW + 3_600 }],
    [{ iat: NOW - 3_000, exp: NOW + 600 }],
    // Made long ago, valid for an hour from now.
    [{ iat: NOW - 86_400, nbf: NOW, exp: NOW + 3_600 }],
    [{ iat: NOW, nbf: NOW - 86_400, exp: NOW + 3_600 }],
    [{ iat: NOW, nbf: 0, exp: NOW + 3_600 }],
    [{ exp: NOW + 3_600 }],
    // By the clock of an issuer that is ahead of the gateway's.
    [{ exp: NOW + 3_610 }],
    [{ iat: NOW + 10, exp: NOW + 3_610 }],
    [{ iat: NOW - 0.5, exp: NOW + 0.5 }],
    [{ iat: NOW - 86_400, exp: NOW - 86_000 }],
  ])('%j: accepted', (claims) => {
    expect(timeIssueOf(claims, NOW, LIMITS)).toBeUndefined();
  });

  test.each([
    [
      { iat: NOW, exp: NOW + 3_601 },
      'exp: 3601 s after iat; AUTH_MAX_TOKEN_AGE_SECONDS allows 3600',
    ],
    [
      { nbf: NOW, exp: NOW + 3_601 },
      'exp: 3601 s after nbf; AUTH_MAX_TOKEN_AGE_SECONDS allows 3600',
    ],
    [
      { iat: NOW - 10, nbf: NOW - 20, exp: NOW + 3_591 },
      'exp: 3601 s after iat; AUTH_MAX_TOKEN_AGE_SECONDS allows 3600',
    ],
    [
      { iat: NOW - 20, nbf: NOW - 10, exp: NOW + 3_591 },
      'exp: 3601 s after nbf; AUTH_MAX_TOKEN_AGE_SECONDS allows 3600',
    ],
    [
      { iat: 0, exp: NOW + 60 },
      'exp: 1800000060 s after iat; AUTH_MAX_TOKEN_AGE_SECONDS allows 3600',
    ],
    [{ exp: NOW + 3_611 }, 'exp: 3611 s from now; AUTH_MAX_TOKEN_AGE_SECONDS allows 3600'],
    [{ iat: NOW, exp: 1e300 }, 'exp: 1e+300 s after iat; AUTH_MAX_TOKEN_AGE_SECONDS allows 3600'],
    [
      { exp: Number.MAX_VALUE },
      'exp: 1.7976931348623157e+308 s from now; AUTH_MAX_TOKEN_AGE_SECONDS allows 3600',
    ],
    [
      { iat: NOW + 60, exp: NOW + 3_600 },
      'iat: 60 s in the future; AUTH_CLOCK_TOLERANCE_SECONDS allows 10',
    ],
    [
      { iat: NOW + 60, nbf: NOW, exp: NOW + 3_600 },
      'iat: 60 s in the future; AUTH_CLOCK_TOLERANCE_SECONDS allows 10',
    ],
    [
      { iat: 1e300, exp: 1e300 },
      'iat: 1e+300 s in the future; AUTH_CLOCK_TOLERANCE_SECONDS allows 10',
    ],
  ])('%j: an operator has to act', (claims, detail) => {
    expect(timeIssueOf(claims, NOW, LIMITS)).toStrictEqual({ detail, isSystematic: true });
  });

  test.each([
    [{ exp: Infinity }, 'exp: invalid time'],
    [{ exp: NaN, iat: NOW }, 'exp: invalid time'],
    [{ exp: -1 }, 'exp: invalid time'],
    [{ iat: Infinity, exp: NOW + 60 }, 'iat: invalid time'],
    [{ iat: NaN, exp: NOW + 60 }, 'iat: invalid time'],
    [{ iat: -Infinity, nbf: NOW, exp: NOW + 60 }, 'iat: invalid time'],
    [{ iat: -1, nbf: NOW, exp: NOW + 60 }, 'iat: invalid time'],
    [{ nbf: -1, iat: NOW, exp: NOW + 60 }, 'nbf: invalid time'],
    [{ nbf: -Infinity, iat: NOW, exp: NOW + 60 }, 'nbf: invalid time'],
    [{ iat: NOW }, 'exp: missing'],
    [{}, 'exp: missing'],
  ])('%j: rejected', (claims, detail) => {
    expect(timeIssueOf(claims, NOW, LIMITS)).toStrictEqual({ detail, isSystematic: false });
  });
});
