import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Authenticate, Authentication } from '../auth/authenticator.ts';
import { ANYONE, type Caller, NOBODY } from '../auth/caller.ts';
import { sendError } from './http-errors.ts';
import type { Metrics } from './metrics.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sent it, once that is known. */
    caller: Caller | undefined;
  }
}

/** `extensions.code` of a request whose caller is not signed in. */
export const UNAUTHENTICATED = 'UNAUTHENTICATED';

const REALM = 'Bearer realm="contact-gateway"';

/**
 * A hook that finds out who sent a request, and refuses those who are not signed in.
 *
 * @param authenticate without it, nobody has to sign in.
 * @param isRouter whether a request comes from the router of the supergraph: it may ask for the subgraph's SDL, for
 * itself, without a token.
 */
export function authenticateRequests(
  authenticate: Authenticate | undefined,
  isRouter: (request: FastifyRequest) => boolean,
  metrics: Metrics,
) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    if (authenticate === undefined) {
      request.caller = ANYONE;
      return undefined;
    }
    const authentication = await authenticate(request.raw.rawHeaders);
    if (authentication.ok) {
      request.caller = authentication.caller;
      return undefined;
    }
    const { reason, detail } = authentication;
    request.caller = NOBODY;
    if (reason === 'no-token' && isRouter(request)) return undefined;
    metrics.countAuthenticationFailure(reason);
    request.log.info({ reason, detail }, 'A request was not let in');
    return refuse(reply, reason);
  };
}

type Reason = Exclude<Authentication, { ok: true }>['reason'];

/** Why a token is not good is in the log only: it would help those who guess. */
function refuse(reply: FastifyReply, reason: Reason): FastifyReply {
  switch (reason) {
    case 'no-token': {
      const message = 'Sign in first: send a bearer token.';
      void reply.header('www-authenticate', REALM);
      return sendError(reply, { status: 401, code: UNAUTHENTICATED, message });
    }
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
