import { HeaderMap } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Authenticate, Authentication } from '../../auth/authenticator.ts';
import { UNRESTRICTED_CALLER, type Caller, ANONYMOUS_CALLER } from '../../auth/caller.ts';
import { sendError } from '../http/http-error.ts';
import type { Metrics } from '../telemetry/metrics.ts';

type Refusal = Extract<Authentication, { ok: false }>;

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sent it, once that is known; nobody, when the request is not to be let in. */
    caller: Caller | undefined;
    /** Why it is not to be let in, if so. */
    refusal: Refusal | undefined;
  }
}

/** `extensions.code` of a request whose caller is not signed in. */
export const UNAUTHENTICATED = 'UNAUTHENTICATED';

/** What somebody is told who has shown no token. */
export const SIGN_IN_FIRST = 'Sign in first: send a bearer token.';

const REALM = 'Bearer realm="contact-gateway"';

/** The headers of an answer to a caller that has to sign in. */
export function signInHeaders(): HeaderMap {
  return new HeaderMap([['www-authenticate', REALM]]);
}

/**
 * The headers of an answer to a token that lacks scopes, as RFC 6750 has them.
 *
 * @param required all scopes that the request takes, by the issuer's names.
 */
export function insufficientScopeHeaders(required: readonly string[]): HeaderMap {
  const challenge = `${REALM}, error="insufficient_scope", scope="${required.join(' ')}"`;
  return new HeaderMap([['www-authenticate', challenge]]);
}

/**
 * A hook that finds out who sent a request. It rejects none, so that unauthenticated requests count towards the rate limit.
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
      request.refusal = authentication;
    }
  };
}

/**
 * A hook that refuses requests whose callers are not signed in.
 *
 * @param isRouter whether a request comes from the router of the supergraph: it may ask for the subgraph's SDL, for
 * itself, without a token.
 */
export function requireAuthentication(
  isRouter: (request: FastifyRequest) => boolean,
  metrics: Metrics,
) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const { refusal } = request;
    if (refusal === undefined) return undefined;
    const { reason, detail, isSystematic = false } = refusal;
    if (reason === 'no-token' && isRouter(request)) return undefined;
    metrics.countAuthenticationFailure(reason);
    request.log[isSystematic ? 'warn' : 'info']({ reason, detail }, 'A request was not let in');
    return refuse(reply, reason);
  };
}

/** Why a token is not good is in the log only: it would help those who guess. */
function refuse(reply: FastifyReply, reason: Refusal['reason']): FastifyReply {
  switch (reason) {
    case 'no-token':
      void reply.header('www-authenticate', REALM);
      return sendError(reply, { status: 401, code: UNAUTHENTICATED, message: SIGN_IN_FIRST });
    case 'bad-token': {
      const message = 'The token is not taken. Get a new one.';
      void reply.header('www-authenticate', `${REALM}, error="invalid_token"`);
      return sendError(reply, { status: 401, code: UNAUTHENTICATED, message });
    }
    case 'unavailable': {
      const message = 'It cannot be told at this moment who you are. Try again.';
      void reply.header('retry-after', '1');
      return sendError(reply, { status: 503, code: 'AUTHENTICATION_UNAVAILABLE', message });
    }
  }
}
