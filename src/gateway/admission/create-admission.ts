import type { FastifyInstance, FastifyRequest } from 'fastify';
import { jwtAuthenticator } from '../../auth/authenticator.ts';
import type { SharedByRedis } from '../../redis/start-redis.ts';
import type { GatewayOptions } from '../gateway-options.ts';
import type { GatewayContext } from '../graphql/context.ts';
import { showsCredential } from '../graphql/federation/router-credential.ts';
import type { Drain } from '../http/drain.ts';
import type { GraphQLRoute } from '../http/graphql-route.ts';
import { requireAcceptableFormat } from '../http/refuse-unacceptable.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { traceRequests } from '../telemetry/trace-requests.ts';
import { authenticate, requireAuthentication } from './authenticate.ts';
import { createRequestLimiter } from './create-request-limiter.ts';
import { limitDocuments } from './document-limits/limit-documents.ts';
import { usePersistedDocuments } from './persisted-documents/use-persisted-documents.ts';
import { chargeBodies, chargeDocuments, limitCallers } from './rate-limit.ts';
import { shedLoad } from './shed-load.ts';

/** What the hooks share with the rest of the gateway. */
export interface AdmissionParts {
  readonly drain: Drain;
  readonly metrics: Metrics;
  readonly shared: SharedByRedis | undefined;
}

/**
 * The hooks that decide whether a request is let in, in the order of what they cost: whether there is room at all, who
 * asks, whether they may ask again, and, once the body is there, what it asks for.
 */
export async function createAdmission(
  app: FastifyInstance,
  options: GatewayOptions,
  { drain, metrics, shared }: AdmissionParts,
): Promise<Pick<GraphQLRoute<GatewayContext>, 'onRequest' | 'preHandler'>> {
  const { federation, jwt, log, maxEventLoopDelayMs: maxDelayMs, rateLimit, tracing } = options;
  const isRouter = ({ headers }: FastifyRequest): boolean => showsCredential(federation, headers);
  const verify =
    jwt &&
    jwtAuthenticator(jwt, (error) => {
      log.warn({ err: error }, 'The issuer of tokens does not tell its keys');
    });
  app.decorateRequest('caller');
  app.decorateRequest('refusal');
  app.decorateRequest('spendPoints');
  return {
    onRequest: [
      drain.onRequest,
      ...(maxDelayMs === undefined ? [] : [await shedLoad(app, maxDelayMs, metrics)]),
      authenticate(verify),
      ...(rateLimit
        ? [limitCallers(createRequestLimiter(rateLimit, shared), rateLimit, isRouter, metrics)]
        : []),
      requireAuthentication(isRouter, metrics),
      requireAcceptableFormat,
      ...(tracing ? [traceRequests(tracing)] : []),
    ],
    preHandler: [
      chargeBodies(metrics),
      usePersistedDocuments(options.persistedDocuments, metrics, isRouter),
      limitDocuments(metrics),
      chargeDocuments(metrics),
    ],
  };
}
