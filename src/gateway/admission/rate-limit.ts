import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerKey } from '../../auth/caller-key.ts';
import { ANONYMOUS_CALLER } from '../../auth/caller.ts';
import { LocalRequestLimiter } from '../../rate-limit/local-request-limiter.ts';
import type { Allowance, RequestLimit, RequestLimiter } from '../../rate-limit/request-limiter.ts';
import type { SharedByRedis } from '../../redis/start-redis.ts';
import { pointsOfBody, pointsOfDocument } from '../graphql/cost/points.ts';
import { type HttpError, sendError } from '../http/http-error.ts';
import { membersOf } from '../http/request-members.ts';
import type { Metrics } from '../telemetry/metrics.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Spends further points of its caller, besides the one for the request; absent where callers are not limited. */
    spendPoints: SpendPoints | undefined;
  }
}

type Rejected = Extract<Allowance, { readonly allowed: false }>;

/** Spends points of a caller. A request that costs more than the whole limit costs all of it. */
export type SpendPoints = (points: number) => Promise<Allowance>;

/** `extensions.code` of a request whose caller has too few points left. */
export const RATE_LIMITED = 'RATE_LIMITED';

/** Counts the points of callers together with the other gateways; alone while Redis is unavailable. */
export function createRequestLimiter(
  limit: RequestLimit,
  shared: SharedByRedis | undefined,
): RequestLimiter {
  const local = new LocalRequestLimiter(limit);
  const together = shared?.requestLimiter(limit);
  if (together === undefined) return local;
  return {
    spend: async (caller, points) =>
      (await together.spend(caller, points)) ?? local.spend(caller, points),
  };
}

/**
 * A hook that rejects the requests of callers that exceed the rate limit, before their bodies are read. It runs after
 * `authenticate`.
 *
 * @param isRouter whether a request comes from the router of the supergraph, which forwards those of many callers: the
 * limit then holds for authenticated callers only.
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
    return reject(allowance, request, reply, metrics);
  };
}

/** A hook that charges further points for large bodies, before they are checked. */
export function chargeBodies(metrics: Metrics) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> =>
    charge(pointsOfBody(request.bodyBytes), request, reply, metrics);
}

/**
 * A hook that charges further points for long documents, before they are validated. It runs after `limitDocuments`, so
 * that documents that exceed a limit cost nothing more.
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
  return reject(allowance, request, reply, metrics);
}

function reject(
  allowance: Rejected,
  request: FastifyRequest,
  reply: FastifyReply,
  metrics: Metrics,
): FastifyReply {
  metrics.countGraphQLError(RATE_LIMITED);
  const error = rateLimited(allowance, request);
  return sendError(reply.header('retry-after', String(error.extensions.retryAfter)), error);
}

/** The error of a request whose caller has too few points left; the first in a row is logged. */
export function rateLimited(
  { waitMs, first }: Rejected,
  { log }: Pick<FastifyRequest, 'log'>,
): HttpError & { readonly extensions: { readonly retryAfter: number } } {
  // One line per rejection would flood the log.
  if (first) log.warn('Rate limit exceeded; rejecting requests of a caller');
  const retryAfter = Math.max(1, Math.ceil(waitMs / 1000));
  return {
    status: 429,
    code: RATE_LIMITED,
    message: `Rate limit exceeded. The request was not processed; retry in ${retryAfter} s.`,
    extensions: { retryAfter },
  };
}
