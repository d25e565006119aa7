import type { JWTPayload } from 'jose';
import type { Caller } from './caller.ts';
import { PERMISSIONS, type ScopeNames } from './permission.ts';

/** The claims by which a token says what its caller may do. */
export interface ClaimOptions {
  readonly scopeNames: ScopeNames;
  /** The claim with the scopes: one string, separated by spaces, or a list of strings. */
  readonly scopeClaim: string;
  /** The claim with the ids of the caller's instances; without one, no caller is restricted to any. */
  readonly instancesClaim: string | undefined;
  /** The same for queues. */
  readonly queuesClaim: string | undefined;
  /** The claim with the id or the ARN of the caller's Connect user; without one, no token names a user. */
  readonly userClaim?: string | undefined;
}

/**
 * The caller that the claims of a token describe. An absent claim for a restriction does not restrict; one that is
 * neither a string nor a list of strings allows nothing.
 *
 * @returns `undefined` when the issuer or the subject is missing.
 */
export function callerFromClaims(
  claims: JWTPayload,
  { scopeNames, scopeClaim, instancesClaim, queuesClaim, userClaim }: ClaimOptions,
): Caller | undefined {
  const { iss: issuer, sub: subject } = claims;
  if (!isText(issuer) || !isText(subject)) return undefined;
  const clientId = [claims['client_id'], claims['azp'], claims['appid']].find(isText);
  const scopes = wordsOf(claims, scopeClaim);
  const connectUser = userClaim === undefined ? undefined : textOf(claims, userClaim);
  return {
    identity: { issuer, subject, ...(clientId !== undefined && { clientId }) },
    permissions: new Set(PERMISSIONS.filter((permission) => scopes?.has(scopeNames[permission]))),
    scopeNames,
    instanceIds: instancesClaim === undefined ? undefined : wordsOf(claims, instancesClaim),
    queueIds: queuesClaim === undefined ? undefined : wordsOf(claims, queuesClaim),
    ...(connectUser !== undefined && { connectUser }),
  };
}

/** A claim that is one text; undefined for any other value. */
function textOf(claims: object, name: string): string | undefined {
  if (!Object.hasOwn(claims, name)) return undefined;
  const value: unknown = claims[name as keyof typeof claims];
  return isText(value) ? value : undefined;
}

function wordsOf(claims: object, name: string): ReadonlySet<string> | undefined {
  if (!Object.hasOwn(claims, name)) return undefined;
  const value: unknown = claims[name as keyof typeof claims];
  const words: unknown =
    typeof value === 'string' ? value.split(' ').filter((word) => word !== '') : value;
  return new Set(Array.isArray(words) && words.every(isText) ? words : []);
}

/** A lone surrogate is invalid text: sent to Connect, or hashed, it would equal any other. */
function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.isWellFormed();
}
