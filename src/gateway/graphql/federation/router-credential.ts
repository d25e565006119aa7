import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { ForbiddenError } from '../../../graphql-kit/access/forbidden.ts';

/** The header with the router's credential. */
export const FEDERATION_SECRET_HEADER = 'x-federation-secret';

/** The settings of the subgraph that the gateway serves. */
export interface FederationOptions {
  /** The router's credential. If undefined, for local development, every caller counts as the router. */
  readonly secret: string | undefined;
  /** Whether the SDL states required scopes in directives; true by default. */
  readonly accessDirectives?: boolean | undefined;
  /** Whether the SDL has the root fields that read one entity by its id; false by default. */
  readonly rootFieldsById?: boolean | undefined;
}

/** The part of a request's context that the fields of federation use. */
export interface FederationContext {
  readonly callerIsRouter: boolean;
}

/**
 * Whether a request comes from the router. Without a secret, for local development, every caller counts as the router.
 */
export function isRouter(
  federation: FederationOptions | undefined,
  headers: IncomingHttpHeaders,
): boolean {
  if (federation === undefined) return false;
  return federation.secret === undefined || showsCredential(federation, headers);
}

/**
 * Whether a request has the router's credential. The comparison takes constant time, so it discloses nothing about the
 * secret.
 */
export function showsCredential(
  federation: FederationOptions | undefined,
  headers: IncomingHttpHeaders,
): boolean {
  const shown = headers[FEDERATION_SECRET_HEADER];
  if (federation?.secret === undefined || typeof shown !== 'string') return false;
  return timingSafeEqual(digest(shown), digest(federation.secret));
}

/** Rejects all callers but the router. Resolvers call it, so that no form of a query bypasses it. */
export function assertRouter({ callerIsRouter }: FederationContext): void {
  if (callerIsRouter) return;
  const message = `Only the router of the supergraph may query this. It sends its credential in the header ${FEDERATION_SECRET_HEADER}.`;
  throw new ForbiddenError(message, { notRouter: true });
}

/** A digest of fixed length, which the comparison requires. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
