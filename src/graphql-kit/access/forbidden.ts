import { GraphQLError } from 'graphql';
import type { Caller } from '../../auth/caller.ts';
import { type Requirement, scopesOf } from './requires-permission.ts';

/** `extensions.code` of what a caller may not do. */
export const FORBIDDEN = 'FORBIDDEN';

/** What a claim of a token restricts its caller to. */
type Restriction = 'instances' | 'queues' | 'configured flows';

/** Why a caller may not do something, for the log. */
type ForbiddenReason =
  /** The token lacks these scopes, by the issuer's names. */
  | { readonly missingScopes: readonly string[] }
  /** The caller is restricted to others. */
  | { readonly outside: Restriction }
  /** The request does not show the router's credential. */
  | { readonly notRouter: true };

/** The top-level error for what a caller may not do. */
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

/** The error for what is outside of a caller's restrictions. It does not say whether the thing exists. */
export function forbidden(outside: Restriction): ForbiddenError {
  return new ForbiddenError('You may not do this.', { outside });
}

/**
 * The error for a token that lacks scopes. It names them: the descriptions of the schema do so, too, and a client has to
 * know which ones to request.
 *
 * @param missingScopes by the issuer's names, at least one.
 */
export function insufficientScope(
  missingScopes: readonly string[],
  extensions: Readonly<Record<string, unknown>> = {},
): ForbiddenError {
  const names = missingScopes.map((scope) => `\`${scope}\``).join(', ');
  const message = `Your token lacks the scope${missingScopes.length > 1 ? 's' : ''} ${names}.`;
  return new ForbiddenError(message, { missingScopes }, { missingScopes, ...extensions });
}

/** The scopes that a caller lacks of what is needed, by the issuer's names. */
export function missingScopes(
  requirements: Iterable<Requirement>,
  { permissions, scopeNames }: Caller,
): readonly string[] {
  const missing = [...requirements].filter(
    (requirement) => requirement !== 'ROUTER' && !permissions.has(requirement),
  );
  return scopesOf(missing, scopeNames);
}

/** Whether an error says that the caller may not do something. */
export function isForbidden(error: unknown): boolean {
  return error instanceof GraphQLError && error.extensions['code'] === FORBIDDEN;
}
