import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerKey } from '../auth/caller-key.ts';
import { NOBODY } from '../auth/caller.ts';
import type { Allowance, RequestLimit, RequestLimiter } from '../rate-limit/request-limiter.ts';
import { type HttpError, sendError } from './http-error.ts';
import type { Metrics } from './metrics.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Spends more points of its caller's than the one for the request; absent where callers are not limited. */
    spendPoints: SpendPoints | undefined;
  }
}

/** Spends points of a caller's. An operation that costs more than the whole limit costs all of it. */
export type SpendPoints = (points: number) => Promise<Allowance>;

/** `extensions.code` of a request whose caller has not the points for it. */
export const RATE_LIMITED = 'RATE_LIMITED';

/**
 * A hook that refuses the requests of callers who send too many, before their bodies are read. It is to be known who the
 * caller is.
 *
 * @param isRouter whether a request comes from the router of the supergraph, which sends those of many callers: it is
 * refused only for a caller who is signed in.
 */
export function limitCallers(
  limiter: RequestLimiter,
  { requests }: RequestLimit,
  isRouter: (request: FastifyRequest) => boolean,
  metrics: Metrics,
) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const { caller = NOBODY } = request;
    if (caller.identity === undefined && isRouter(request)) return undefined;
    const key = callerKey(caller, request.ip);
    const allowance = await limiter.spend(key, 1);
    if (allowance.allowed) {
      request.spendPoints = async (points) => {
        const affordable = Math.min(points, requests - 1);
        return affordable > 0 ? limiter.spend(key, affordable) : { allowed: true };
      };
      return undefined;
    }
    metrics.countGraphQLError(RATE_LIMITED);
    const refusal = rateLimited(allowance, request);
    return sendError(reply.header('retry-after', String(refusal.extensions.retryAfter)), refusal);
  };
}

/** The answer to a request whose caller has not the points for it; logged when it is the first of several. */
export function rateLimited(
  { waitMs, first }: Extract<Allowance, { readonly allowed: false }>,
  { log }: Pick<FastifyRequest, 'log'>,
): HttpError & { readonly extensions: { readonly retryAfter: number } } {
  // One line for each refusal would be a flood of its own.
  if (first) log.warn('A caller sends too many requests, and is refused');
  const retryAfter = Math.max(1, Math.ceil(waitMs / 1000));
  return {
    status: 429,
    code: RATE_LIMITED,
    message: `These are too many requests. Nothing was done for this one: send it again in ${retryAfter} s.`,
    extensions: { retryAfter },
  };
}
