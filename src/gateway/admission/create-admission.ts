import type { FastifyInstance, FastifyRequest } from 'fastify';
import { jwtAuthenticator } from '../../auth/authenticator.ts';
import type { SharedByRedis } from '../../redis/start-redis.ts';
import type { GatewayOptions } from '../gateway-options.ts';
import { showsCredential } from '../graphql/federation/router-credential.ts';
import type { Drain } from '../http/drain.ts';
import type { GraphQLHooks } from '../http/graphql-route.ts';
import {
  requireAcceptableFormat,
  requireMatchingHost,
  requirePlainBody,
} from '../http/request-checks.ts';
import { readMembers } from '../http/request-members.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { traceRequests } from '../telemetry/trace-requests.ts';
import { authenticate, requireAuthentication } from './authenticate.ts';
import { limitDocuments } from './document-limits/limit-documents.ts';
import { usePersistedDocuments } from './persisted-documents/use-persisted-documents.ts';
import { chargeBodies, chargeDocuments, createRequestLimiter, limitCallers } from './rate-limit.ts';
import { shedLoad } from './shed-load.ts';

/** What the hooks share with the rest of the gateway. */
export interface AdmissionParts {
  readonly drain: Drain;
  readonly metrics: Metrics;
  readonly shared: SharedByRedis | undefined;
}

/**
 * All hooks of the GraphQL route, in the order of their cost: load, authentication, rate limit, and, once the body is read,
 * persisted documents and document limits. The hooks of all routes, in `createHttpApp`, run before them, and the GraphQL
 * server's own checks after them.
 */
export function createAdmission(
  app: FastifyInstance,
  options: GatewayOptions,
  { drain, metrics, shared }: AdmissionParts,
): GraphQLHooks {
  const { federation, jwt, log, maxEventLoopDelayMs: maxDelayMs, rateLimit, tracing } = options;
  const isRouter = ({ headers }: FastifyRequest): boolean => showsCredential(federation, headers);
  const verify =
    jwt &&
    jwtAuthenticator(jwt, (error) => {
      log.warn({ err: error }, 'JWKS could not be fetched');
    });
  app.decorateRequest('caller');
  app.decorateRequest('authenticationFailure');
  app.decorateRequest('spendPoints');
  return {
    onRequest: [
      requireMatchingHost,
      drain.onRequest,
      ...(maxDelayMs === undefined ? [] : [shedLoad(app, maxDelayMs, metrics)]),
      authenticate(verify),
      ...(rateLimit
        ? [limitCallers(createRequestLimiter(rateLimit, shared), rateLimit, isRouter, metrics)]
        : []),
      requireAuthentication(isRouter, metrics),
      requireAcceptableFormat,
      ...(tracing ? [traceRequests(tracing)] : []),
      requirePlainBody,
    ],
    preHandler: [
      readMembers,
      chargeBodies(metrics),
      usePersistedDocuments(options.persistedDocuments, metrics, isRouter),
      limitDocuments(metrics),
      chargeDocuments(metrics),
    ],
  };
}
