import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerKey } from '../auth/caller-key.ts';
import { NOBODY } from '../auth/caller.ts';
import type { RequestLimiter } from '../rate-limit/request-limiter.ts';
import { sendError } from './http-error.ts';
import type { Metrics } from './metrics.ts';

/** `extensions.code` of a request whose caller has sent too many. */
const RATE_LIMITED = 'RATE_LIMITED';

/**
 * A hook that refuses the requests of callers who send too many, before their bodies are read. It is to be known who the
 * caller is.
 *
 * @param isRouter whether a request comes from the router of the supergraph, which sends those of many callers: it is
 * refused only for a caller who is signed in.
 */
export function limitCallers(
  limiter: RequestLimiter,
  isRouter: (request: FastifyRequest) => boolean,
  metrics: Metrics,
) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const { caller = NOBODY } = request;
    if (caller.identity === undefined && isRouter(request)) return undefined;
    const allowance = await limiter.count(callerKey(caller, request.ip));
    if (allowance.allowed) return undefined;

    metrics.countGraphQLError(RATE_LIMITED);
    // One line for each refusal would be a flood of its own.
    if (allowance.first) request.log.warn('A caller sends too many requests, and is refused');
    const retryAfter = Math.max(1, Math.ceil(allowance.waitMs / 1000));
    return sendError(reply.header('retry-after', String(retryAfter)), {
      status: 429,
      code: RATE_LIMITED,
      message: `These are too many requests. Nothing was done for this one: send it again in ${retryAfter} s.`,
      extensions: { retryAfter },
    });
  };
}
