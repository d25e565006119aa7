import { GraphQLError } from 'graphql';
import type { Caller } from '../../auth/caller.ts';
import { type Requirement, scopesOf } from './requires-permission.ts';

/** `extensions.code` of a request that the caller is not authorized for. */
export const FORBIDDEN = 'FORBIDDEN';

/** The kinds of resources that a claim of a token can restrict its caller to. */
type Restriction = 'instances' | 'queues' | 'configured flows';

/** Why a caller is not authorized, for the log. */
type ForbiddenReason =
  /** The token lacks these scopes, by the issuer's names. */
  | { readonly missingScopes: readonly string[] }
  /** The caller is restricted to others. */
  | { readonly outside: Restriction }
  /** The request does not show the router's credential. */
  | { readonly notRouter: true };

/** The top-level error of a request that the caller is not authorized for. */
export class ForbiddenError extends GraphQLError {
  readonly reason: ForbiddenReason;

  constructor(
    message: string,
    reason: ForbiddenReason,
    extensions: Readonly<Record<string, unknown>> = {},
  ) {
    super(message, { extensions: { code: FORBIDDEN, ...extensions } });
    this.reason = reason;
  }
}

/** The message for a resource outside the caller's restrictions. It does not disclose whether the resource exists. */
export const NOT_AUTHORIZED = 'You are not authorized to perform this action.';

/** The error for a resource outside the caller's restrictions. */
export function forbidden(outside: Restriction): ForbiddenError {
  return new ForbiddenError(NOT_AUTHORIZED, { outside });
}

/**
 * The message for a token that lacks scopes. It names them, as the descriptions of the schema do, because a client has to
 * know which ones to request.
 *
 * @param missingScopes by the issuer's names, at least one.
 */
export function insufficientScopeMessage(missingScopes: readonly string[]): string {
  const names = missingScopes.map((scope) => `\`${scope}\``).join(', ');
  return `Your token lacks the scope${missingScopes.length > 1 ? 's' : ''} ${names}.`;
}

/**
 * The error for a token that lacks scopes.
 *
 * @param missingScopes by the issuer's names, at least one.
 */
export function insufficientScope(
  missingScopes: readonly string[],
  extensions: Readonly<Record<string, unknown>> = {},
): ForbiddenError {
  const message = insufficientScopeMessage(missingScopes);
  return new ForbiddenError(message, { missingScopes }, { missingScopes, ...extensions });
}

/** The required scopes that a caller lacks, by the issuer's names. */
export function missingScopes(
  requirements: Iterable<Requirement>,
  { permissions, scopeNames }: Caller,
): readonly string[] {
  const missing = [...requirements].filter(
    (requirement) => requirement !== 'ROUTER' && !permissions.has(requirement),
  );
  return scopesOf(missing, scopeNames);
}

/** Whether an error says that the caller is not authorized. */
export function isForbidden(error: unknown): boolean {
  return error instanceof GraphQLError && error.extensions['code'] === FORBIDDEN;
}
