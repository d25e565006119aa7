import type { FastifyBaseLogger } from 'fastify';
import type { AuditLog } from '../audit/audit-log.ts';
import type { JwtOptions } from '../auth/authenticator.ts';
import type { ConnectClientOptions } from '../connect/connect-client.ts';
import type { RateOptions } from '../connect/quota/rates.ts';
import type { TransferSettings } from '../contacts/operations/transfer-contact/validate-transfer.ts';
import type { ReadAfterWriteOptions } from '../contacts/read-after-write.ts';
import type { DirectoryCacheOptions } from '../directory/cache/directory-cache.ts';
import type { RequestLimit } from '../rate-limit/request-limiter.ts';
import type { RedisAddress } from '../redis/redis-link.ts';
import type { Tracing } from '../tracing/tracing.ts';
import type { PersistedDocumentsOptions } from './admission/persisted-documents/resolve-document.ts';
import type { FederationOptions } from './graphql/federation/router-credential.ts';
import type { ConnectionLimits } from './http/connection-limits.ts';
import type { CorsOptions } from './http/cors.ts';

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
  /** Whether Connect holds the built-in contact centre, whose ids GraphiQL's examples then have; not by default. */
  readonly builtInContactCentre?: boolean | undefined;
  /** How often a call to Connect is tried in all. */
  readonly maxAttempts: number;
  /** How often Connect may be called. Without it, nothing is held back. */
  readonly rates?: RateOptions | undefined;
  /** How long calls of an operation are not made after Connect has not answered them; 2 s by default. */
  readonly circuitCoolDownMs?: number | undefined;
  /** The addresses or networks of proxies that are believed when they name the caller. */
  readonly trustedProxies?: readonly string[] | undefined;
  /** Which web pages may read answers; none by default. */
  readonly cors?: CorsOptions | undefined;
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
  /** Whether credentials are searched for before a call needs them, so that the log soon says if there are none. */
  readonly findCredentialsAtStart?: boolean | undefined;
  /** Digests and encryption have their keys from it; the same for all gateways that share a Redis. Never logged. */
  readonly secret: string;
  /** What gateways share quotas, limits of requests and the directory by. Without it, each keeps its own. */
  readonly redis?: RedisAddress | undefined;
  /** Records what becomes of requests; nothing does without it. */
  readonly tracing?: Tracing | undefined;
  readonly log: FastifyBaseLogger;
}
