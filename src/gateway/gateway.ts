import type { AddressInfo } from 'node:net';
import type { FastifyBaseLogger, FastifyRequest } from 'fastify';
import type { AuditLog } from '../audit/audit-log.ts';
import { jwtAuthenticator, type JwtOptions } from '../auth/authenticator.ts';
import { NOBODY } from '../auth/caller.ts';
import { CircuitBreakers, DEFAULT_COOL_DOWN_MS } from '../connect/circuit-breakers.ts';
import { type ConnectClientOptions, createConnectClient } from '../connect/connect-client.ts';
import type { RateOptions } from '../connect/quota/rates.ts';
import { RetryThrottles } from '../connect/retry-throttle.ts';
import { type ReadAfterWriteOptions } from '../contacts/read-after-write.ts';
import { EarlierTransfers } from '../contacts/transfer/earlier-transfers.ts';
import { TransferRuns } from '../contacts/transfer/transfer-runs.ts';
import type { TransferSettings } from '../contacts/transfer/validate-transfer.ts';
import type { DirectoryCacheOptions } from '../loading/directory-cache.ts';
import type { RequestLimit } from '../rate-limit/request-limiter.ts';
import type { RedisAddress } from '../redis/redis-link.ts';
import type { Tracing } from '../tracing/tracing.ts';
import { createApolloServer } from './apollo-server.ts';
import { identifyCallers, refuseStrangers } from './authenticate-requests.ts';
import { callerGoneSignal } from './caller-gone.ts';
import { createContext } from './context.ts';
import { createQuota } from './create-quota.ts';
import { createRequestLimiter } from './create-request-limiter.ts';
import { createDirectory } from './directory.ts';
import { limitRequests } from './document-limits/limit-requests.ts';
import { Drain } from './drain.ts';
import type { ConnectionLimits } from './edge/connection-limits.ts';
import { addGraphQLRoute } from './edge/graphql-route.ts';
import { createHttpApp } from './edge/http-app.ts';
import {
  type FederationOptions,
  isRouter,
  showsCredential,
} from './federation/router-credential.ts';
import { addFrontDoor } from './front-door.ts';
import { addGraphiql } from './graphiql.ts';
import { addProbes } from './health.ts';
import { limitCallers } from './limit-callers.ts';
import { createMetrics } from './metrics.ts';
import { observedCalls } from './observed-calls.ts';
import type { PersistedDocumentsOptions } from './persisted-documents/resolve-document.ts';
import { usePersistedDocuments } from './persisted-documents/use-persisted-documents.ts';
import { reportUnfinishedTransfers } from './report-unfinished-transfers.ts';
import { shareByRedis } from './share-by-redis.ts';
import { shedLoad } from './shed-load.ts';
import { currentTrace, traceRequests } from './trace-requests.ts';

/** What a gateway is started with. */
export interface GatewayOptions extends TransferSettings {
  readonly auditLog: AuditLog;
  /** The file that the audit log is in, if it is: what a crash has left open there is reported. */
  readonly auditFile?: string | undefined;
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  readonly introspection: boolean;
  /** Whose tokens let callers in; without it, nobody has to sign in. */
  readonly jwt?: JwtOptions | undefined;
  /** Serves the schema as a subgraph; not without it. */
  readonly federation?: FederationOptions | undefined;
  readonly persistedDocuments: PersistedDocumentsOptions;
  /** Whether callers are told what an answer has cost, if they ask for it; not without it. */
  readonly costExtension?: boolean | undefined;
  /** The most calls to Connect that an operation may be able to cause; without it, none is refused. */
  readonly maxOperationCost?: number | undefined;
  /** Whether GraphiQL is served. */
  readonly graphiql: boolean;
  /** How often a call to Connect is tried in all. */
  readonly maxAttempts: number;
  /** How often Connect may be called. Without it, nothing is held back. */
  readonly rates?: RateOptions | undefined;
  /** How long calls of an operation are not made after Connect has not answered them; 2 s by default. */
  readonly circuitCoolDownMs?: number | undefined;
  /** The addresses or networks of proxies that are believed when they name the caller. */
  readonly trustedProxies?: readonly string[] | undefined;
  /** The origins of the web pages that may read answers; none by default. */
  readonly corsOrigins?: readonly string[] | undefined;
  /** What clients can hold of the gateway, where it is not the usual. */
  readonly connectionLimits?: Partial<ConnectionLimits> | undefined;
  /** How many requests a caller may send; without it, any number. */
  readonly rateLimit?: RequestLimit | undefined;
  /** How late the event loop may be before new requests are refused; without it, any time. */
  readonly maxEventLoopDelayMs?: number | undefined;
  readonly requestTimeoutMs: number;
  readonly shutdownDelayMs: number;
  readonly shutdownTimeoutMs: number;
  readonly readAfterWrite: ReadAfterWriteOptions;
  readonly directoryCache: DirectoryCacheOptions;
  readonly connect: ConnectClientOptions;
  /** What gateways share quotas and the directory by. Without it, each keeps its own. */
  readonly redis?: RedisAddress | undefined;
  /** Records what becomes of requests; nothing does without it. */
  readonly tracing?: Tracing | undefined;
  readonly log: FastifyBaseLogger;
}

/** A running gateway. */
export interface Gateway {
  /** Without a path or a slash at the end. */
  readonly url: string;
  /** Finishes the running requests, lets no more in, and frees all resources. */
  stop(): Promise<void>;
}

/** Starts a gateway; it takes requests when the promise resolves. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const {
    federation,
    introspection,
    maxEventLoopDelayMs: maxDelayMs,
    rateLimit,
    tracing,
  } = options;
  const metrics = createMetrics();
  const shared = await shareByRedis(options, metrics);
  const directory = createDirectory(options.directoryCache, shared?.store);
  const drain = new Drain();
  const client = createConnectClient(options.connect);
  const quota = createQuota(options.rates, metrics, shared);
  const breakers = new CircuitBreakers({
    coolDownMs: options.circuitCoolDownMs ?? DEFAULT_COOL_DOWN_MS,
    onChange(operation, state) {
      options.log.warn({ operation, state }, 'A circuit breaker has changed its state');
    },
  });
  metrics.watchCircuits(() => breakers.states);
  const lasting = {
    ...options,
    client,
    quota,
    breakers,
    directory,
    metrics,
    retryThrottles: new RetryThrottles(),
    earlierTransfers: new EarlierTransfers(),
    transferRuns: new TransferRuns(),
    during: drain.during,
  };
  const apollo = createApolloServer({
    federation: federation !== undefined,
    scopeNames: options.jwt?.scopeNames,
    introspection,
    metrics,
    costExtension: options.costExtension ?? false,
    costLimit: {
      limit: options.maxOperationCost,
      maxAttempts: options.maxAttempts,
      readsAfterWrite: options.readAfterWrite.reads,
    },
    traced: tracing !== undefined,
    log: options.log,
  });
  await apollo.start();
  const authenticate =
    options.jwt &&
    jwtAuthenticator(options.jwt, (error) => {
      options.log.warn({ err: error }, 'The issuer of tokens does not tell its keys');
    });

  const { connectionLimits: limits, trustedProxies, log } = options;
  const app = await createHttpApp({ limits, trustedProxies, log });
  app.decorateRequest('caller');
  app.decorateRequest('refusal');
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.observeHttpRequest(route, reply.statusCode, reply.elapsedTime / 1000);
  });
  addProbes(app, drain, metrics);
  await addFrontDoor(app, options.graphiql);
  if (options.graphiql) await addGraphiql(app, drain);
  const showsRouter = ({ headers }: FastifyRequest): boolean =>
    showsCredential(federation, headers);
  await addGraphQLRoute(app, {
    url: '/graphql',
    apollo,
    corsOrigins: options.corsOrigins ?? [],
    onRequest: [
      drain.onRequest,
      ...(maxDelayMs === undefined ? [] : [await shedLoad(app, maxDelayMs, metrics)]),
      identifyCallers(authenticate),
      ...(rateLimit
        ? [limitCallers(createRequestLimiter(rateLimit, shared), showsRouter, metrics)]
        : []),
      refuseStrangers(showsRouter, metrics),
      ...(tracing ? [traceRequests(tracing)] : []),
    ],
    preHandler: [
      usePersistedDocuments(options.persistedDocuments, metrics, showsRouter),
      limitRequests(metrics),
    ],
    context: ({ id: requestId, ip: address, caller = NOBODY, log, headers }, reply) => {
      const callerIsRouter = isRouter(federation, headers);
      const callerGone = callerGoneSignal(reply);
      const trace = currentTrace();
      const request = { log, requestId, address, caller, callerGone, callerIsRouter, trace };
      return Promise.resolve(createContext(lasting, request));
    },
  });
  await app.listen({ host: options.host, port: options.port });

  const { port } = app.server.address() as AddressInfo;
  const stopReport = reportUnfinishedTransfers({
    ...lasting,
    path: options.auditFile,
    callWithin: observedCalls(lasting, options.log),
  });
  return {
    url: `http://${options.host}:${port}`,
    async stop() {
      const { shutdownDelayMs: delayMs, shutdownTimeoutMs: timeoutMs } = options;
      const unfinished = await drain.start({ delayMs, timeoutMs });
      if (unfinished !== undefined) {
        options.log.error({ unfinished }, 'What still runs is cut off');
        app.server.closeAllConnections();
      }
      await stopReport();
      await app.close();
      await apollo.stop();
      await shared?.stop();
      client.destroy();
    },
  };
}
