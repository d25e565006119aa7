import type { AddressInfo } from 'node:net';
import { ANONYMOUS_CALLER } from '../auth/caller.ts';
import { CircuitBreakers, DEFAULT_COOL_DOWN_MS } from '../connect/circuit-breakers.ts';
import { createConnectClient } from '../connect/connect-client.ts';
import { ConnectClock } from '../connect/connect-clock.ts';
import { Credentials } from '../connect/credentials.ts';
import { LocalTokenBuckets } from '../connect/quota/local-token-buckets.ts';
import { OperationQueues } from '../connect/quota/operation-queues.ts';
import { type Quota, UNLIMITED_QUOTA } from '../connect/quota/quota.ts';
import { effectiveRate, type RateOptions } from '../connect/quota/rates.ts';
import type { Rate } from '../connect/quota/token-buckets.ts';
import { RetryThrottles } from '../connect/retry-throttle.ts';
import { enabledMutations, OPERATION_RATES } from '../contacts/operations/index.ts';
import { factDigest } from '../contacts/operations/kit/facts.ts';
import { InFlightOperations } from '../contacts/operations/kit/in-flight-operations.ts';
import { OperationTokens } from '../contacts/operations/kit/operation-tokens.ts';
import { shownWithinMs } from '../contacts/operations/kit/read-after-write.ts';
import { IdempotencyLedger } from '../contacts/operations/transfer-contact/idempotency-ledger.ts';
import { SharedTokens } from '../contacts/operations/transfer-contact/shared-tokens.ts';
import type { SharedByRedis } from '../redis/start-redis.ts';
import { keyedDigest } from '../secret/keyed-digest.ts';
import { createAdmission } from './admission/create-admission.ts';
import { createDirectoryCaches } from './directory-caches.ts';
import type { GatewayOptions } from './gateway-options.ts';
import { createApolloServer } from './graphql/apollo-server.ts';
import { createContext } from './graphql/context.ts';
import { isRouter } from './graphql/federation/router-credential.ts';
import { clientDisconnectSignal } from './http/client-disconnect.ts';
import { shortenRequestTimeouts } from './http/close-connections.ts';
import { Drain } from './http/drain.ts';
import { addGraphiql } from './http/graphiql.ts';
import { addGraphQLRoute } from './http/graphql-route.ts';
import { createHttpApp } from './http/http-app.ts';
import { listen, urlHost } from './http/listen.ts';
import { addProbes } from './http/probes.ts';
import { addRootRoute } from './http/root-route.ts';
import { reportUnfinishedOperations } from './report-unfinished-operations.ts';
import { shareByRedis } from './share-by-redis.ts';
import { createConnectCaller } from './telemetry/connect-caller.ts';
import { createMetrics, type Metrics } from './telemetry/metrics.ts';
import { currentTrace } from './telemetry/trace-requests.ts';

/** A running gateway. */
export interface Gateway {
  /** The URL without a path or a trailing slash. */
  readonly url: string;
  /** Finishes the running requests, rejects new ones, and frees all resources. */
  stop(): Promise<void>;
}

const NO_CREDENTIALS_AT_START =
  'The gateway has no AWS credentials: all reads and mutations will fail until it finds some. Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give its task, pod or instance a role';

/** Starts a gateway; it is listening when the promise resolves. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { federation, introspection, tracing } = options;
  const metrics = createMetrics();
  const shared = await shareByRedis(options, metrics);
  const directory = createDirectoryCaches(
    options.directoryCache,
    shared && {
      store: shared.store,
      digest: keyedDigest(options.secret, 'directory-entry'),
    },
  );
  const drain = new Drain();
  const coolDownMs = options.circuitCoolDownMs ?? DEFAULT_COOL_DOWN_MS;
  const credentials = watchedCredentials(options, coolDownMs, metrics);
  const clock = new ConnectClock();
  const client = createConnectClient(options.connect, credentials.provide, clock);
  const quota = createQuota(options.rates, metrics, shared);
  const breakers = new CircuitBreakers({
    coolDownMs,
    onChange(operation, state) {
      options.log.warn({ operation, state }, 'Circuit breaker changed its state');
    },
  });
  metrics.watchCircuits(() => breakers.states);
  const lasting = {
    ...options,
    mutations: enabledMutations(options),
    client,
    credentials,
    quota,
    breakers,
    directory,
    metrics,
    connectClock: clock,
    retryThrottles: new RetryThrottles(),
    idempotencyLedger: new IdempotencyLedger({
      clock,
      shownWithinMs: shownWithinMs(options.readAfterWrite),
      shared:
        shared && new SharedTokens(shared.tokens, keyedDigest(options.secret, 'transfer-token')),
    }),
    inFlightOperations: new InFlightOperations(),
    operationTokens: new OperationTokens({
      digest: keyedDigest(options.secret, 'operation-input'),
      shownWithinMs: shownWithinMs(options.readAfterWrite),
      shared: shared?.operationTokens,
    }),
    factDigest: factDigest(keyedDigest(options.secret, 'operation-fact')),
    trackUntilDone: drain.trackUntilDone,
  };
  const apollo = createApolloServer({
    federation,
    scopeNames: options.jwt?.scopeNames,
    introspection,
    requiresToken: options.jwt !== undefined,
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

  const { connectionLimits: limits, trustedProxies, log } = options;
  const app = await createHttpApp({ limits, trustedProxies, log });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.observeHttpRequest(route, reply.statusCode, reply.elapsedTime / 1000);
  });
  addProbes(app, drain, metrics);
  await addRootRoute(app, options.graphiql);
  if (options.graphiql) {
    await addGraphiql(app, drain, {
      scopeClaim: options.jwt?.scopeClaim,
      builtInContactCentre: options.builtInContactCentre ?? false,
    });
  }
  await addGraphQLRoute(app, {
    url: '/graphql',
    apollo,
    cors: options.cors,
    ...createAdmission(app, options, { drain, metrics, shared }),
    context: ({ id: requestId, ip: address, caller = ANONYMOUS_CALLER, log, headers }, reply) => {
      const callerIsRouter = isRouter(federation, headers);
      const clientDisconnected = clientDisconnectSignal(reply);
      const trace = currentTrace();
      const request = {
        log,
        requestId,
        address,
        caller,
        clientDisconnected,
        callerIsRouter,
        trace,
      };
      return Promise.resolve(createContext(lasting, request));
    },
  });
  const close = async (): Promise<void> => {
    await app.close();
    await apollo.stop();
    await shared?.stop();
    credentials.stop();
    client.destroy();
  };
  try {
    await listen(app, options);
  } catch (error) {
    // Otherwise the other gateways would reserve a share of the quota for it.
    await close();
    throw error;
  }

  const { port } = app.server.address() as AddressInfo;
  const stopReport = reportUnfinishedOperations({
    ...lasting,
    path: options.auditFile,
    callWithin: createConnectCaller(lasting, { log: options.log }),
  });
  return {
    url: `http://${urlHost(options.host)}:${port}`,
    async stop() {
      const { shutdownDelayMs: delayMs, shutdownTimeoutMs: timeoutMs } = options;
      await drain.announce(delayMs);
      shortenRequestTimeouts(app.server);
      const unfinished = await drain.finish(timeoutMs);
      if (unfinished !== undefined) {
        options.log.error(
          { unfinished },
          'Shutdown timeout exceeded; closing remaining connections',
        );
        app.server.closeAllConnections();
      }
      await stopReport();
      await close();
    },
  };
}

/** Credentials whose changes of state are logged, only by names of errors, and counted. */
function watchedCredentials(
  { connect, findCredentialsAtStart, log }: GatewayOptions,
  coolDownMs: number,
  metrics: Metrics,
): Credentials {
  let isStarting = findCredentialsAtStart === true;
  const credentials = new Credentials({
    connect,
    coolDownMs,
    onFailure({ reason }) {
      metrics.countCredentialsFailure(reason);
    },
    onChange(failure) {
      if (failure === undefined) {
        log.info('The gateway has valid AWS credentials again');
        return;
      }
      const { reason, cause } = failure;
      if (isStarting) log.warn({ credentials: { reason, cause } }, NO_CREDENTIALS_AT_START);
      else {
        log.error({ credentials: { reason, cause } }, 'The gateway has no valid AWS credentials');
      }
    },
  });
  if (isStarting) void credentials.prepare().then(() => (isStarting = false));
  return credentials;
}

/** The quota of the gateway's calls, shown in the metrics. */
function createQuota(
  rates: RateOptions | undefined,
  metrics: Metrics,
  shared?: Pick<SharedByRedis, 'buckets' | 'rateOf'>,
): Quota {
  if (rates === undefined) return UNLIMITED_QUOTA;
  const rateOf = (operation: string): Rate =>
    effectiveRate({ defaults: OPERATION_RATES, ...rates }, operation);
  const quota = new OperationQueues(shared ?? { rateOf, buckets: new LocalTokenBuckets(rateOf) });
  metrics.watchQuota(() => quota.states);
  return quota;
}
