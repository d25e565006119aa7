import { errors, jwtVerify } from 'jose';
import { bearerToken } from './bearer-token.ts';
import { callerFromClaims, type ClaimOptions } from './caller-from-claims.ts';
import type { Caller } from './caller.ts';
import { IssuerKeys, KeysUnavailable } from './issuer-keys.ts';
import { type TimeLimits, timeIssueOf } from './token-times.ts';

/** Which tokens are accepted, and what their claims mean. */
export interface JwtOptions extends ClaimOptions, TimeLimits {
  readonly issuer: string;
  readonly audience: readonly string[];
  /** The accepted signature algorithms, by their names in JOSE. */
  readonly algorithms: readonly string[];
  /** Claims without which a token is rejected. */
  readonly requiredClaims: readonly string[];
  /** The required header `typ` of a token, such as `at+jwt`; undefined for any. */
  readonly tokenType?: string | undefined;
  readonly jwksUri?: string | undefined;
  /** How often the issuer's keys are fetched, and for how long at most; the defaults are for production. */
  readonly keysMaxAgeMs?: number | undefined;
  readonly keysIdleMs?: number | undefined;
  readonly keysCoolDownMs?: number | undefined;
  readonly keysTimeoutMs?: number | undefined;
}

/** The result of the authentication of a request. */
export type Authentication =
  | { readonly ok: true; readonly caller: Caller }
  | {
      readonly ok: false;
      /** `unavailable`: the issuer's keys could not be fetched, so the token could not be verified. */
      readonly reason: 'no-token' | 'bad-token' | 'unavailable';
      /** For the log: why a token is rejected. It contains no part of the token. */
      readonly detail?: string;
      /** Whether an operator has to act: the issuer makes tokens that are always rejected. */
      readonly isSystematic?: boolean;
    };

/** Authenticates a request by its headers, names and values in turn. */
export type Authenticate = (rawHeaders: readonly string[]) => Promise<Authentication>;

const KEYS_MAX_AGE_MS = 10 * 60_000;
const KEYS_IDLE_MS = 20 * 60_000;
const KEYS_COOL_DOWN_MS = 30_000;
const KEYS_TIMEOUT_MS = 3_000;

/**
 * Verifies tokens of an OpenID Connect issuer. A valid token has the issuer and the audience, a signature of an accepted
 * algorithm by a key of the issuer, a start in the past, an end in the future and not too far from its start, and a subject.
 *
 * @param onError called with each failure to fetch the issuer's keys.
 */
export function jwtAuthenticator(
  options: JwtOptions,
  onError: (error: unknown) => void,
): Authenticate {
  const keys = new IssuerKeys({
    issuer: options.issuer,
    jwksUri: options.jwksUri,
    maxAgeMs: options.keysMaxAgeMs ?? KEYS_MAX_AGE_MS,
    idleMs: options.keysIdleMs ?? KEYS_IDLE_MS,
    coolDownMs: options.keysCoolDownMs ?? KEYS_COOL_DOWN_MS,
    timeoutMs: options.keysTimeoutMs ?? KEYS_TIMEOUT_MS,
    onError,
  });
  const expected = {
    issuer: options.issuer,
    audience: [...options.audience],
    algorithms: [...options.algorithms],
    clockTolerance: options.clockToleranceSeconds,
    requiredClaims: ['exp', 'sub', ...options.requiredClaims],
    ...(options.tokenType !== undefined && { typ: options.tokenType }),
  };
  return async (rawHeaders) => {
    const shown = bearerToken(rawHeaders);
    if (shown.kind === 'none') return { ok: false, reason: 'no-token' };
    if (shown.kind === 'malformed') return badToken('no bearer token, or more than one');
    if (shown.kind === 'unsigned') return badToken('no signed JWT: opaque, encrypted or unsigned');
    try {
      const { payload } = await jwtVerify(shown.token, keys.find, expected);
      const issue = timeIssueOf(payload, Date.now() / 1000, options);
      if (issue !== undefined) return { ok: false, reason: 'bad-token', ...issue };
      const caller = callerFromClaims(payload, options);
      return caller === undefined ? badToken('no subject') : { ok: true, caller };
    } catch (error) {
      if (error instanceof KeysUnavailable) return { ok: false, reason: 'unavailable' };
      if (error instanceof errors.JOSEError) return badToken(detailOf(error));
      // WebCrypto rejects malformed keys and signatures with its own errors.
      return badToken('verification failed');
    }
  };
}

function badToken(detail: string): Authentication {
  return { ok: false, reason: 'bad-token', detail };
}

/** jose's code of the error, with the claim that it is about. */
function detailOf(error: errors.JOSEError): string {
  const isAboutClaim =
    error instanceof errors.JWTClaimValidationFailed || error instanceof errors.JWTExpired;
  return isAboutClaim ? `${error.code}: ${error.claim}` : error.code;
}
