import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { ForbiddenError } from '../../../graphql-kit/access/forbidden.ts';

/** Carries the router's credential. */
export const FEDERATION_SECRET_HEADER = 'x-federation-secret';

/** How the gateway serves a subgraph. */
export interface FederationOptions {
  /** The router's credential. Undefined, for a laptop: every caller counts as the router. */
  readonly secret: string | undefined;
  /** Whether the SDL states required scopes in directives; true by default. */
  readonly accessDirectives?: boolean | undefined;
}

/** The part of a request's context that the fields of federation use. */
export interface FederationContext {
  readonly callerIsRouter: boolean;
}

/** Whether a request comes from the router. Without a secret, on a laptop, every caller counts as it. */
export function isRouter(
  federation: FederationOptions | undefined,
  headers: IncomingHttpHeaders,
): boolean {
  if (federation === undefined) return false;
  return federation.secret === undefined || showsCredential(federation, headers);
}

/** Whether a request has the router's credential. The time of the comparison discloses nothing about the secret. */
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
  const message = `Only the router of the supergraph may ask for this. It shows its credential in the header ${FEDERATION_SECRET_HEADER}.`;
  throw new ForbiddenError(message, { notRouter: true });
}

/** Values of one length, whatever the length of the text, as the comparison needs them. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
