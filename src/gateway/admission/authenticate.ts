import { HeaderMap } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Authenticate, Authentication } from '../../auth/authenticator.ts';
import { UNRESTRICTED_CALLER, type Caller, ANONYMOUS_CALLER } from '../../auth/caller.ts';
import { sendError } from '../http/http-error.ts';
import type { Metrics } from '../telemetry/metrics.ts';

type AuthenticationFailure = Extract<Authentication, { ok: false }>;

declare module 'fastify' {
  interface FastifyRequest {
    /** The caller, once authenticated; the anonymous caller when authentication failed. */
    caller: Caller | undefined;
    /** Why authentication failed, if it did. */
    authenticationFailure: AuthenticationFailure | undefined;
  }
}

/** `extensions.code` of a request whose caller is not authenticated. */
export const UNAUTHENTICATED = 'UNAUTHENTICATED';

/** The message for a request without a token. */
export const TOKEN_REQUIRED = 'Authentication is required: send a bearer token.';

const REALM = 'Bearer realm="contact-gateway"';

/** The headers of a response to a request without a token. */
export function tokenRequiredHeaders(): HeaderMap {
  return new HeaderMap([['www-authenticate', REALM]]);
}

/**
 * The headers of a response to a token that lacks scopes, as RFC 6750 defines them.
 *
 * @param required all scopes that the request requires, by the issuer's names.
 */
export function insufficientScopeHeaders(required: readonly string[]): HeaderMap {
  const challenge = `${REALM}, error="insufficient_scope", scope="${required.join(' ')}"`;
  return new HeaderMap([['www-authenticate', challenge]]);
}

/**
 * A hook that authenticates the caller of a request. It rejects none, so that unauthenticated requests count towards
 * the rate limit.
 *
 * @param verify undefined where authentication is disabled: every caller is unrestricted.
 */
export function authenticate(verify: Authenticate | undefined) {
  return async (request: FastifyRequest): Promise<void> => {
    const authentication = await verify?.(request.raw.rawHeaders);
    if (authentication === undefined) request.caller = UNRESTRICTED_CALLER;
    else if (authentication.ok) request.caller = authentication.caller;
    else {
      request.caller = ANONYMOUS_CALLER;
      request.authenticationFailure = authentication;
    }
  };
}

/**
 * A hook that rejects requests whose callers are not authenticated.
 *
 * @param isRouter whether a request comes from the router of the supergraph: it may fetch the subgraph's SDL without a
 * token.
 */
export function requireAuthentication(
  isRouter: (request: FastifyRequest) => boolean,
  metrics: Metrics,
) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const { authenticationFailure: failure } = request;
    if (failure === undefined) return undefined;
    const { reason, detail, isSystematic = false } = failure;
    if (reason === 'no-token' && isRouter(request)) return undefined;
    metrics.countAuthenticationFailure(reason);
    request.log[isSystematic ? 'warn' : 'info']({ reason, detail }, 'Authentication failed');
    return reject(reply, reason);
  };
}

/** Why a token is invalid is logged only: callers that guess tokens must not learn it. */
function reject(reply: FastifyReply, reason: AuthenticationFailure['reason']): FastifyReply {
  switch (reason) {
    case 'no-token':
      void reply.header('www-authenticate', REALM);
      return sendError(reply, { status: 401, code: UNAUTHENTICATED, message: TOKEN_REQUIRED });
    case 'bad-token': {
      const message = 'The access token is invalid or expired.';
      void reply.header('www-authenticate', `${REALM}, error="invalid_token"`);
      return sendError(reply, { status: 401, code: UNAUTHENTICATED, message });
    }
    case 'unavailable': {
      const message = 'Authentication is temporarily unavailable. Retry later.';
      void reply.header('retry-after', '1');
      return sendError(reply, { status: 503, code: 'AUTHENTICATION_UNAVAILABLE', message });
    }
  }
}
