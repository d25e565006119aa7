import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { ForbiddenError } from '../../../graphql-kit/access/forbidden.ts';

/** Carries the router's credential. */
export const FEDERATION_SECRET_HEADER = 'x-federation-secret';

/** How the gateway serves a subgraph. */
export interface FederationOptions {
  /** What the router has to show. Undefined, for a laptop: every caller counts as the router. */
  readonly secret: string | undefined;
  /** Whether the SDL says by directives what callers need; it does by default. */
  readonly accessDirectives?: boolean | undefined;
}

/** What the fields of federation take from a request's context. */
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

/** Whether a request shows the router's credential. The time that it takes tells nothing about the secret. */
export function showsCredential(
  federation: FederationOptions | undefined,
  headers: IncomingHttpHeaders,
): boolean {
  const shown = headers[FEDERATION_SECRET_HEADER];
  if (federation?.secret === undefined || typeof shown !== 'string') return false;
  return timingSafeEqual(digest(shown), digest(federation.secret));
}

/** Lets only the router go on. In the resolver, so that no way to write or send a query goes round it. */
export function assertRouter({ callerIsRouter }: FederationContext): void {
  if (callerIsRouter) return;
  const message = `Only the router of the supergraph may ask for this. It shows its credential in the header ${FEDERATION_SECRET_HEADER}.`;
  throw new ForbiddenError(message, { notRouter: true });
}

/** Values of one length, whatever the length of the text, as the comparison needs them. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
