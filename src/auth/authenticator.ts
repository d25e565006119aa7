import { errors, jwtVerify } from 'jose';
import { bearerToken } from './bearer-token.ts';
import { callerFromClaims, type ClaimOptions } from './caller-from-claims.ts';
import type { Caller } from './caller.ts';
import { IssuerKeys, KeysUnavailable } from './issuer-keys.ts';
import { type TimeLimits, timeIssueOf } from './token-times.ts';

/** Which tokens are good, and what they say. */
export interface JwtOptions extends ClaimOptions, TimeLimits {
  readonly issuer: string;
  readonly audience: readonly string[];
  /** The signatures that are taken, by their names in JOSE. */
  readonly algorithms: readonly string[];
  /** Claims without which a token is not taken. */
  readonly requiredClaims: readonly string[];
  /** What the header `typ` of a token has to be, such as `at+jwt`; without it, that is not looked at. */
  readonly tokenType?: string | undefined;
  readonly jwksUri?: string | undefined;
  /** How often the issuer is asked for its keys; the defaults are a good choice outside tests. */
  readonly keysMaxAgeMs?: number | undefined;
  readonly keysIdleMs?: number | undefined;
  readonly keysCoolDownMs?: number | undefined;
}

/** What a request's token says of its caller. */
export type Authentication =
  | { readonly ok: true; readonly caller: Caller }
  | {
      readonly ok: false;
      /** `unavailable`: the issuer's keys could not be had, so that it is open whether the token is good. */
      readonly reason: 'no-token' | 'bad-token' | 'unavailable';
      /** For the log: why a token is not good. It tells nothing of what is in the token. */
      readonly detail?: string;
      /** Whether an operator has to act: the issuer makes tokens that the gateway never accepts. */
      readonly isSystematic?: boolean;
    };

/** Finds out by its headers, names and values in turn, who sent a request. */
export type Authenticate = (rawHeaders: readonly string[]) => Promise<Authentication>;

const KEYS_MAX_AGE_MS = 10 * 60_000;
const KEYS_IDLE_MS = 20 * 60_000;
const KEYS_COOL_DOWN_MS = 30_000;
const KEYS_TIMEOUT_MS = 3_000;

/**
 * Verifies tokens of an OpenID Connect issuer. A good one has the issuer and the audience, a signature of a listed
 * algorithm by a key of the issuer, has begun, has an end that is not over and not too far from its beginning, and names
 * its subject.
 *
 * @param onTrouble told when the issuer does not tell its keys.
 */
export function jwtAuthenticator(
  options: JwtOptions,
  onTrouble: (error: unknown) => void,
): Authenticate {
  const keys = new IssuerKeys({
    issuer: options.issuer,
    jwksUri: options.jwksUri,
    maxAgeMs: options.keysMaxAgeMs ?? KEYS_MAX_AGE_MS,
    idleMs: options.keysIdleMs ?? KEYS_IDLE_MS,
    coolDownMs: options.keysCoolDownMs ?? KEYS_COOL_DOWN_MS,
    timeoutMs: KEYS_TIMEOUT_MS,
    onError: onTrouble,
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
      return caller === undefined ? badToken('without a subject') : { ok: true, caller };
    } catch (error) {
      if (error instanceof KeysUnavailable) return { ok: false, reason: 'unavailable' };
      if (error instanceof errors.JOSEError) return badToken(detailOf(error));
      // WebCrypto refuses keys and signatures of odd forms by errors of its own.
      return badToken('not verifiable');
    }
  };
}

function badToken(detail: string): Authentication {
  return { ok: false, reason: 'bad-token', detail };
}

/** jose's code says what is wrong, and of a claim which one. */
function detailOf(error: errors.JOSEError): string {
  const isAboutClaim =
    error instanceof errors.JWTClaimValidationFailed || error instanceof errors.JWTExpired;
  return isAboutClaim ? `${error.code}: ${error.claim}` : error.code;
}
