import type { JWTPayload } from 'jose';

/** The max lifetime of tokens, and the max difference of clocks. */
export interface TimeLimits {
  /** The max time from a token's beginning, its `iat` or `nbf`, to its end; without either, from now to its end. */
  readonly maxTokenAgeSeconds: number;
  /** The max difference of the clocks of issuer and gateway. */
  readonly clockToleranceSeconds: number;
}

/** Why the times of a token are not accepted. */
export interface TimeIssue {
  /** For the log: the claim, and numbers only. */
  readonly detail: string;
  /** Whether all tokens of the issuer are affected, so that an operator has to act. */
  readonly isSystematic: boolean;
}

const CLAIMS = ['exp', 'iat', 'nbf'] as const;

/**
 * The issue with the times of a verified token; undefined when there is none. The signature check has already verified
 * that `exp` is present and in the future, and that `nbf` is in the past.
 *
 * @param now in seconds since 1970.
 */
export function timeIssueOf(
  { exp, iat, nbf }: JWTPayload,
  now: number,
  { maxTokenAgeSeconds, clockToleranceSeconds }: TimeLimits,
): TimeIssue | undefined {
  const times = { exp, iat, nbf };
  // JSON has numbers such as 1e999, which JavaScript reads as infinite.
  const malformed = CLAIMS.find((claim) => times[claim] !== undefined && !isTime(times[claim]));
  if (malformed !== undefined) return { detail: `${malformed}: invalid time`, isSystematic: false };
  if (exp === undefined) return { detail: 'exp: missing', isSystematic: false };

  const ahead = (iat ?? now) - now;
  if (ahead > clockToleranceSeconds) {
    const allowed = `AUTH_CLOCK_TOLERANCE_SECONDS allows ${clockToleranceSeconds}`;
    return { detail: `iat: ${seconds(ahead)} in the future; ${allowed}`, isSystematic: true };
  }
  const begun = Math.max(iat ?? -Infinity, nbf ?? -Infinity);
  const hasBeginning = begun !== -Infinity;
  // The gateway's clock counts only for tokens without a start time.
  const age = hasBeginning ? exp - begun : exp - now - clockToleranceSeconds;
  if (age > maxTokenAgeSeconds) {
    const from = hasBeginning ? `after ${begun === iat ? 'iat' : 'nbf'}` : 'from now';
    const length = seconds(hasBeginning ? age : exp - now);
    const allowed = `AUTH_MAX_TOKEN_AGE_SECONDS allows ${maxTokenAgeSeconds}`;
    return { detail: `exp: ${length} ${from}; ${allowed}`, isSystematic: true };
  }
  return undefined;
}

/** RFC 7519 allows fractions. */
function isTime(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function seconds(value: number): string {
  return `${Math.round(value)} s`;
}
