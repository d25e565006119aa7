import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerKey } from '../../auth/caller-key.ts';
import { ANONYMOUS_CALLER } from '../../auth/caller.ts';
import type { Allowance, RequestLimit, RequestLimiter } from '../../rate-limit/request-limiter.ts';
import { pointsOfBody, pointsOfDocument } from '../graphql/cost/points.ts';
import { type HttpError, sendError } from '../http/http-error.ts';
import { membersOf } from '../http/request-members.ts';
import type { Metrics } from '../telemetry/metrics.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Spends more points of its caller's than the one for the request; absent where callers are not limited. */
    spendPoints: SpendPoints | undefined;
  }
}

type Refused = Extract<Allowance, { readonly allowed: false }>;

/** Spends points of a caller's. A request that costs more than the whole limit costs all of it. */
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
    const { caller = ANONYMOUS_CALLER } = request;
    if (caller.identity === undefined && isRouter(request)) return undefined;
    const key = callerKey(caller, request.ip);
    const allowance = await limiter.spend(key, 1);
    if (allowance.allowed) {
      let affordable = requests - 1;
      request.spendPoints = async (points) => {
        const due = Math.min(points, affordable);
        affordable -= due;
        return due > 0 ? limiter.spend(key, due) : { allowed: true };
      };
      return undefined;
    }
    return refuse(allowance, request, reply, metrics);
  };
}

/** A hook that makes callers spend further points for large bodies, before anything looks through them. */
export function chargeBodies(metrics: Metrics) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> =>
    charge(pointsOfBody(request.bodyBytes), request, reply, metrics);
}

/**
 * A hook that makes callers spend further points for long documents, before these are parsed and validated. A document that
 * is beyond the limits must have been refused before.
 */
export function chargeDocuments(metrics: Metrics) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const { query } = membersOf(request) ?? {};
    const points = typeof query === 'string' ? pointsOfDocument(query.length) : 0;
    return charge(points, request, reply, metrics);
  };
}

async function charge(
  points: number,
  request: FastifyRequest,
  reply: FastifyReply,
  metrics: Metrics,
): Promise<unknown> {
  const allowance = await request.spendPoints?.(points);
  if (allowance === undefined || allowance.allowed) return undefined;
  return refuse(allowance, request, reply, metrics);
}

function refuse(
  allowance: Refused,
  request: FastifyRequest,
  reply: FastifyReply,
  metrics: Metrics,
): FastifyReply {
  metrics.countGraphQLError(RATE_LIMITED);
  const refusal = rateLimited(allowance, request);
  return sendError(reply.header('retry-after', String(refusal.extensions.retryAfter)), refusal);
}

/** The answer to a request whose caller has not the points for it; logged when it is the first of several. */
export function rateLimited(
  { waitMs, first }: Refused,
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
