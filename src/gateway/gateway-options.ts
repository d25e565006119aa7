import type { FastifyBaseLogger } from 'fastify';
import type { AuditLog } from '../audit/audit-log.ts';
import type { JwtOptions } from '../auth/authenticator.ts';
import type { ConnectClientOptions } from '../connect/connect-client.ts';
import type { RateOptions } from '../connect/quota/rates.ts';
import type { ReadAfterWriteOptions } from '../contacts/operations/kit/read-after-write.ts';
import type { TransferSettings } from '../contacts/operations/transfer-contact/validate-transfer.ts';
import type { DirectoryCacheOptions } from '../directory/cache/directory-cache.ts';
import type { RequestLimit } from '../rate-limit/request-limiter.ts';
import type { RedisAddress } from '../redis/redis-link.ts';
import type { Tracing } from '../tracing/tracing.ts';
import type { PersistedDocumentsOptions } from './admission/persisted-documents/resolve-document.ts';
import type { FederationOptions } from './graphql/federation/router-credential.ts';
import type { ConnectionLimits } from './http/connection-limits.ts';
import type { CorsOptions } from './http/cors.ts';

/** The options of a gateway. */
export interface GatewayOptions extends TransferSettings {
  readonly auditLog: AuditLog;
  /** The file of the audit log, if it is a file. After a crash, its intents without an outcome are reported. */
  readonly auditFile?: string | undefined;
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  readonly introspection: boolean;
  /** How callers authenticate by tokens; without it, all callers are admitted. */
  readonly jwt?: JwtOptions | undefined;
  /** Serves the schema as a subgraph; without it, as a plain API. */
  readonly federation?: FederationOptions | undefined;
  readonly persistedDocuments: PersistedDocumentsOptions;
  /** Whether responses have `extensions.cost` for callers that request it; false by default. */
  readonly costExtension?: boolean | undefined;
  /** The max number of calls to Connect that an operation may be able to cause; no limit by default. */
  readonly maxOperationCost?: number | undefined;
  /** The enabled mutations, by their names in the schema; all by default. */
  readonly mutations?: ReadonlySet<string> | undefined;
  /**
   * The E.164 prefixes of the numbers that callers may have called, such as `+1202`. None by default: then
   * startOutboundVoiceContact is disabled, whatever `mutations` says.
   */
  readonly outboundVoicePrefixes?: readonly string[] | undefined;
  /** Whether GraphiQL is served. */
  readonly graphiql: boolean;
  /** Whether Connect is the built-in contact centre, whose ids GraphiQL's examples then use; false by default. */
  readonly builtInContactCentre?: boolean | undefined;
  /** The max number of attempts of a call to Connect. */
  readonly maxAttempts: number;
  /** The rates at which Connect may be called. Without them, calls are not limited. */
  readonly rates?: RateOptions | undefined;
  /** How long an open circuit breaker blocks the calls of an operation; 2 s by default. */
  readonly circuitCoolDownMs?: number | undefined;
  /** The addresses or networks of proxies whose `X-Forwarded-For` is trusted. */
  readonly trustedProxies?: readonly string[] | undefined;
  /** The web pages that may read responses; none by default. */
  readonly cors?: CorsOptions | undefined;
  /** Limits of connections that differ from the defaults. */
  readonly connectionLimits?: Partial<ConnectionLimits> | undefined;
  /** The rate limit per caller; no limit by default. */
  readonly rateLimit?: RequestLimit | undefined;
  /** The max delay of the event loop, above which new requests are shed; no limit by default. */
  readonly maxEventLoopDelayMs?: number | undefined;
  readonly requestTimeoutMs: number;
  readonly shutdownDelayMs: number;
  readonly shutdownTimeoutMs: number;
  readonly readAfterWrite: ReadAfterWriteOptions;
  readonly directoryCache: DirectoryCacheOptions;
  readonly connect: ConnectClientOptions;
  /** Whether AWS credentials are loaded at start, so that the log reports at once if there are none; false by default. */
  readonly findCredentialsAtStart?: boolean | undefined;
  /**
   * The secret from which keys for digests and encryption are derived; the same for all gateways that share a Redis.
   * Never logged.
   */
  readonly secret: string;
  /** The Redis in which gateways share quotas, rate limits and the directory. Without it, each gateway has its own. */
  readonly redis?: RedisAddress | undefined;
  /** Exports traces of requests; nothing is traced without it. */
  readonly tracing?: Tracing | undefined;
  readonly log: FastifyBaseLogger;
}
