import { randomBytes } from 'node:crypto';
import type { AuditDestination } from '../audit/audit-log.ts';
import type { JwtOptions } from '../auth/authenticator.ts';
import { isLoopback } from '../auth/loopback.ts';
import type { ScopeNames } from '../auth/permission.ts';
import type { RateOptions } from '../connect/quota/rates.ts';
import type { EmulatorOptions } from '../emulator/emulator.ts';
import type { PersistedDocumentsOptions } from '../gateway/admission/persisted-documents/resolve-document.ts';
import type { CorsOptions } from '../gateway/http/cors.ts';
import type { RequestLimit } from '../rate-limit/request-limiter.ts';
import { mutationIssues } from './enabled-mutations.ts';
import { jwtOptions } from './jwt-options.ts';
import { nameIssues, unknownNames } from './name-issues.ts';
import { type Environment, parseVariables } from './parse-variables.ts';
import { missingVariables } from './required-variables.ts';
import { authenticationVariables } from './variables/authentication.ts';
import { federationVariables } from './variables/federation.ts';
import {
  EMULATOR_SHAPE,
  type EmulatorVariables,
  GATEWAY_SHAPE,
  type GatewayVariables,
} from './variables/groups.ts';
import type { LogLevel } from './variables/telemetry.ts';

export { VARIABLES } from './variables/groups.ts';

/** The gateway's configuration. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly logLevel: LogLevel;
  /** Which tokens are accepted; undefined when authentication is off. */
  readonly jwt: JwtOptions | undefined;
  readonly introspection: boolean;
  /** Serves a subgraph, to routers that send the secret if there is one; undefined to serve none. */
  readonly federation:
    | {
        readonly secret: string | undefined;
        readonly accessDirectives: boolean;
        readonly rootFieldsById: boolean;
      }
    | undefined;
  readonly persistedDocuments: PersistedDocumentsOptions;
  /** Whether requests are traced. OpenTelemetry itself reads the variables that say how, and where traces are sent. */
  readonly traced: boolean;
  /** Whether responses contain their cost, for callers that request it. */
  readonly costExtension: boolean;
  /** The max number of calls to Connect that an operation may cause. */
  readonly maxOperationCost: number;
  /** The enabled mutations, by their names in the schema; undefined for all. */
  readonly mutations: ReadonlySet<string> | undefined;
  /** The E.164 prefixes of the numbers that callers may have called; empty for none. */
  readonly outboundVoicePrefixes: readonly string[];
  /** Whether GraphiQL is served. */
  readonly graphiql: boolean;
  /** The rate limit of each caller; undefined for none. */
  readonly rateLimit: RequestLimit | undefined;
  /** The max delay of the event loop before new requests are rejected; undefined for none. */
  readonly maxEventLoopDelayMs: number | undefined;
  /** The time limit of a request, with its calls to Connect. */
  readonly requestTimeoutMs: number;
  /** How long entries of the directory (queues, users, flows, …) are cached. */
  readonly directoryCacheTtlMs: number;
  /** How long the gateway accepts new requests after SIGTERM, until load balancers notice. */
  readonly shutdownDelayMs: number;
  /** The time in which running requests must then finish. */
  readonly shutdownTimeoutMs: number;
  readonly upstream: UpstreamConfig;
  /** The max number of attempts of a call to Connect. */
  readonly maxAttempts: number;
  /** The quotas of Connect's operations; undefined for a Connect without quotas. */
  readonly rates: RateOptions | undefined;
  /** The keys of digests and of encryption, such as those for Redis, are derived from it. Never logged. */
  readonly secret: string;
  /** The Redis by which gateways share quotas, rate limits and the directory. */
  readonly redis: { readonly url: string } | undefined;
  /** The addresses or networks of proxies whose `X-Forwarded-For` is trusted. */
  readonly trustedProxies: readonly string[];
  /** Which web pages may read responses. */
  readonly cors: CorsOptions;
  /** Further instances that callers may use. */
  readonly instanceIds: readonly string[];
  readonly queueTransferFlowId: string | undefined;
  readonly userTransferFlowId: string | undefined;
  /** Where mutations, their callers and their outcomes are recorded. */
  readonly auditLog: AuditDestination;
  /** The names of unknown variables that begin as the gateway's do. */
  readonly unknownVariables: readonly string[];
}

/** Which Connect to call. The embedded one has a default instance. */
export type UpstreamConfig =
  | {
      readonly mode: 'embedded';
      readonly emulator: ListeningEmulatorOptions;
      readonly instanceId: string | undefined;
    }
  | { readonly mode: 'aws'; readonly region: string; readonly instanceId: string };

/** The embedded Connect's address is always explicit. */
type ListeningEmulatorOptions = EmulatorOptions & Required<Pick<EmulatorOptions, 'host' | 'port'>>;

/** The configuration of the embedded Connect when it runs alone. */
export interface EmulatorConfig {
  readonly logLevel: LogLevel;
  readonly emulator: ListeningEmulatorOptions;
  /** The names of unknown variables that begin as its own do. */
  readonly unknownVariables: readonly string[];
}

/** Public, like the embedded Connect's data: several gateways on a laptop need the same secret. */
const DEVELOPMENT_SECRET = 'for-embedded-mode-only';

/**
 * The gateway's configuration.
 *
 * @param mutationNames all mutations of the schema, which `MUTATIONS` may name.
 * @throws ConfigError when a variable is invalid, or a required one is missing.
 */
export function readConfig(
  environment: Environment = process.env,
  mutationNames: readonly string[] = [],
): Config {
  const variables = parseVariables(GATEWAY_SHAPE, environment, (given) => [
    ...missingVariables(given),
    ...mutationIssues(given, mutationNames),
    ...nameIssues(GATEWAY_SHAPE, given),
  ]);
  const production = variables.NODE_ENV === 'production';
  const { CONNECT_INSTANCE_ID: instanceId, AWS_REGION: region } = variables;
  const quotas =
    variables.CONNECT_QUOTAS ??
    (variables.CONNECT_MODE === 'aws' ? 'aws' : variables.EMULATOR_QUOTAS);
  return {
    host: variables.HOST,
    port: variables.PORT,
    logLevel: variables.LOG_LEVEL,
    jwt: jwtOptions(variables),
    introspection: (variables.INTROSPECTION ?? String(!production)) === 'true',
    federation:
      variables.FEDERATION === 'false'
        ? undefined
        : {
            secret: variables.FEDERATION_SECRET,
            accessDirectives: variables.FEDERATION === 'true',
            rootFieldsById: variables.FEDERATION_ROOTS === 'true',
          },
    persistedDocuments: {
      mode: variables.PERSISTED_DOCUMENTS,
      documents: variables.PERSISTED_DOCUMENTS_FILE,
    },
    traced: isTraced(variables),
    costExtension: (variables.COST_EXTENSION ?? String(!production)) === 'true',
    maxOperationCost: variables.MAX_OPERATION_COST,
    mutations: variables.MUTATIONS,
    outboundVoicePrefixes: variables.OUTBOUND_VOICE_PREFIXES,
    graphiql: (variables.GRAPHIQL ?? String(!production)) === 'true',
    rateLimit: variables.RATE_LIMIT,
    maxEventLoopDelayMs: variables.MAX_EVENT_LOOP_DELAY_MS || undefined,
    requestTimeoutMs: variables.REQUEST_TIMEOUT_MS,
    directoryCacheTtlMs: variables.DIRECTORY_CACHE_TTL_MS,
    shutdownDelayMs: variables.SHUTDOWN_DELAY_MS,
    shutdownTimeoutMs: variables.SHUTDOWN_TIMEOUT_MS,
    upstream:
      variables.CONNECT_MODE === 'aws' && region !== undefined && instanceId !== undefined
        ? { mode: 'aws', region, instanceId }
        : { mode: 'embedded', emulator: emulatorOptions(variables, '127.0.0.1', 0), instanceId },
    maxAttempts: variables.AWS_MAX_ATTEMPTS,
    rates:
      quotas === 'aws'
        ? { rates: variables.CONNECT_RATES, share: variables.CONNECT_RATE_SHARE }
        : undefined,
    secret: variables.GATEWAY_SECRET ?? defaultSecret(variables),
    redis: variables.REDIS_URL === undefined ? undefined : { url: variables.REDIS_URL },
    trustedProxies: variables.TRUST_PROXY,
    cors: {
      origins: variables.CORS_ORIGINS,
      headers: variables.CORS_HEADERS,
      loopback: isLaptop(variables),
    },
    instanceIds: variables.CONNECT_INSTANCE_IDS,
    queueTransferFlowId: variables.CONNECT_QUEUE_TRANSFER_FLOW_ID,
    userTransferFlowId: variables.CONNECT_USER_TRANSFER_FLOW_ID,
    auditLog:
      variables.AUDIT_LOG === 'stdout'
        ? { to: 'stdout' }
        : { to: 'file', path: variables.AUDIT_LOG },
    unknownVariables: unknownNames(GATEWAY_SHAPE, environment),
  };
}

/** Whether a gateway serves only built-in data, and only to its own machine. */
function isLaptop({ NODE_ENV, CONNECT_MODE, HOST }: GatewayVariables): boolean {
  return NODE_ENV !== 'production' && CONNECT_MODE !== 'aws' && isLoopback(HOST);
}

/** Without Redis no other process needs it. */
function defaultSecret({ CONNECT_MODE }: GatewayVariables): string {
  return CONNECT_MODE === 'aws' ? randomBytes(32).toString('base64url') : DEVELOPMENT_SECRET;
}

/** Whether OpenTelemetry's variables name a destination of traces, and do not disable it. */
function isTraced(variables: GatewayVariables): boolean {
  const {
    OTEL_SDK_DISABLED: disabled,
    OTEL_TRACES_EXPORTER: exporter,
    OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: tracesEndpoint,
  } = variables;
  if (disabled.toLowerCase() === 'true' || exporter === 'none') return false;
  return (exporter ?? endpoint ?? tracesEndpoint) !== undefined;
}

/**
 * The configuration of the embedded Connect when it runs alone.
 *
 * @throws ConfigError when a variable is invalid.
 */
export function readEmulatorConfig(environment: Environment = process.env): EmulatorConfig {
  const variables = parseVariables(EMULATOR_SHAPE, environment, (given) =>
    nameIssues(EMULATOR_SHAPE, given),
  );
  return {
    logLevel: variables.LOG_LEVEL,
    emulator: emulatorOptions(variables, variables.HOST, 4010),
    unknownVariables: unknownNames(EMULATOR_SHAPE, environment),
  };
}

/**
 * The configuration of the subgraph's SDL, which needs nothing else.
 *
 * @throws ConfigError when it is invalid.
 */
export function readSubgraphOptions(environment: Environment = process.env): {
  readonly scopeNames: ScopeNames;
  readonly rootFieldsById: boolean;
} {
  const shape = {
    AUTH_SCOPES: authenticationVariables.AUTH_SCOPES.schema,
    FEDERATION_ROOTS: federationVariables.FEDERATION_ROOTS.schema,
  };
  const variables = parseVariables(shape, environment, (given) => nameIssues(shape, given));
  return {
    scopeNames: variables.AUTH_SCOPES,
    rootFieldsById: variables.FEDERATION_ROOTS === 'true',
  };
}

function emulatorOptions(
  variables: EmulatorVariables,
  host: string,
  defaultPort: number,
): ListeningEmulatorOptions {
  return {
    host,
    port: variables.EMULATOR_PORT ?? defaultPort,
    ...(variables.EMULATOR_SEED && { seed: variables.EMULATOR_SEED }),
    latencyMs: variables.EMULATOR_LATENCY_MS,
    consistencyDelayMs: variables.EMULATOR_CONSISTENCY_DELAY_MS,
    ...(variables.EMULATOR_SEARCH_DELAY_MS !== undefined && {
      searchDelayMs: variables.EMULATOR_SEARCH_DELAY_MS,
    }),
    quotas: variables.EMULATOR_QUOTAS,
    limits: variables.EMULATOR_LIMITS,
    transferableChannels: variables.EMULATOR_TRANSFERABLE_CHANNELS,
    events: variables.EMULATOR_EVENTS === 'true',
  };
}
