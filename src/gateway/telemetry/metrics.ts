import { ApolloServerErrorCode } from '@apollo/server/errors';
import type { OperationTypeNode } from 'graphql';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { ConnectCall } from '../../connect/call-connect.ts';
import type { CircuitBreakerState } from '../../connect/circuit-breakers.ts';
import type { NoCredentials } from '../../connect/connect-failure.ts';
import type { OperationQueueState } from '../../connect/quota/operation-queues.ts';
import { ContactErrorCode } from '../../contacts/errors/contact-error-code.enum.ts';
import { ContactOutcomeUnknownError } from '../../contacts/errors/contact-outcome-unknown.error.ts';
import type { LookupOutcome } from '../../directory/cache/directory-cache.ts';
import { callOutcome } from './call-outcome.ts';
import { watchRedis } from './redis-metrics.ts';
import { watchCircuits, watchLanes } from './upstream-gauges.ts';

/** Of a GraphQL operation; `unknown` when the request was refused before its operation was found. */
export type OperationType = `${OperationTypeNode}` | 'unknown';

/** All of an operation's data, some of it beside errors, or errors only. */
export type OperationOutcome = 'ok' | 'partial' | 'failed';

/** What the gateway counts. Every label has a bounded set of values. */
export interface Metrics {
  /** A top-level error, by its `extensions.code`. */
  countGraphQLError(code: string): void;
  /** A request that was not let in, by the reason. */
  countAuthenticationFailure(reason: string): void;
  /** An error that was returned as data, by its type and its code. */
  countContactError(type: string, code: string): void;
  /** A GraphQL operation as it was answered. */
  observeOperation(type: OperationType, outcome: OperationOutcome, seconds: number): void;
  /** The most calls to Connect that a GraphQL operation could cause. */
  observeMaxUpstreamCalls(type: OperationType, calls: number): void;
  /** A record of a change that could not be written. */
  countAuditFailure(): void;
  /** AWS credentials that could not be found, or were rejected, by the reason. */
  countCredentialsFailure(reason: NoCredentials['reason']): void;
  /** A call to Connect as it ended. */
  countConnectCall(call: ConnectCall): void;
  /** Where the calls that wait for quota are to be seen, by operation. */
  watchQuota(states: () => ReadonlyMap<string, OperationQueueState>): void;
  /** Where the circuit breakers are to be seen, by operation. */
  watchCircuits(states: () => ReadonlyMap<string, CircuitBreakerState>): void;
  /** Where it is to be seen whether there is too much to do. */
  watchOverload(isOverloaded: () => boolean): void;
  /** Whether something of Connect's directory was in a cache. */
  countDirectoryLookup(cache: string, outcome: LookupOutcome): void;
  /** Begins to show whether Redis is available; to be told of each change. */
  watchRedis(): (available: boolean) => void;
  /** An HTTP request as it ended, by the route that it matched. */
  observeHttpRequest(route: string, status: number, seconds: number): void;
  /** All figures in the Prometheus text format, and its content type. */
  expose(): Promise<{ readonly contentType: string; readonly text: string }>;
}

/** Metrics with a registry of their own, so that several gateways in one process do not share figures. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const graphqlErrors = new Counter({
    name: 'gateway_graphql_errors_total',
    help: 'Top-level GraphQL errors by code',
    labelNames: ['code'],
    registers,
  });
  const authenticationFailures = new Counter({
    name: 'gateway_authentication_failures_total',
    help: 'Requests that were not let in by reason',
    labelNames: ['reason'],
    registers,
  });
  const contactErrors = new Counter({
    name: 'gateway_contact_errors_total',
    help: 'Errors returned as data by type and code',
    labelNames: ['type', 'code'],
    registers,
  });
  const operations = new Histogram({
    name: 'gateway_graphql_operation_duration_seconds',
    help: 'GraphQL operations by type and outcome',
    labelNames: ['type', 'outcome'],
    registers,
  });
  const maxUpstreamCalls = new Histogram({
    name: 'gateway_graphql_operation_max_upstream_calls',
    help: 'The most calls to Amazon Connect that GraphQL operations could cause, by type',
    labelNames: ['type'],
    buckets: [1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500],
    registers,
  });
  const auditFailures = new Counter({
    name: 'gateway_audit_failures_total',
    help: 'Records of the audit log that could not be written',
    registers,
  });
  const credentialsFailures = new Counter({
    name: 'gateway_credentials_failures_total',
    help: 'Searches for AWS credentials that failed, and credentials that Amazon Connect rejected, by reason',
    labelNames: ['reason'],
    registers,
  });
  const connectCalls = new Histogram({
    name: 'gateway_connect_call_duration_seconds',
    help: 'Calls to Amazon Connect by operation and outcome, retries included',
    labelNames: ['operation', 'outcome'],
    registers,
  });
  const connectAttempts = new Counter({
    name: 'gateway_connect_attempts_total',
    help: 'Attempts of calls to Amazon Connect by operation and outcome',
    labelNames: ['operation', 'outcome'],
    registers,
  });
  const quotaWaits = new Histogram({
    name: 'gateway_quota_wait_seconds',
    help: 'Time that calls to Amazon Connect waited for quota, by operation',
    labelNames: ['operation'],
    registers,
  });
  const directoryLookups = new Counter({
    name: 'gateway_directory_lookups_total',
    help: 'Lookups in the directory caches by cache and outcome',
    labelNames: ['cache', 'outcome'],
    registers,
  });
  const httpRequests = new Histogram({
    name: 'gateway_http_request_duration_seconds',
    help: 'HTTP requests by route and status',
    labelNames: ['route', 'status'],
    registers,
  });

  // Prometheus sees no increase in a series that begins with 1, and each one of these is to be looked into.
  graphqlErrors.inc({ code: ApolloServerErrorCode.INTERNAL_SERVER_ERROR }, 0);
  contactErrors.inc(
    { type: ContactOutcomeUnknownError.name, code: ContactErrorCode.OUTCOME_UNKNOWN },
    0,
  );

  for (const reason of ['missing', 'rejected', 'unavailable'] as const) {
    credentialsFailures.inc({ reason }, 0);
  }

  return {
    countGraphQLError(code) {
      graphqlErrors.inc({ code });
    },
    countAuthenticationFailure(reason) {
      authenticationFailures.inc({ reason });
    },
    countContactError(type, code) {
      contactErrors.inc({ type, code });
    },
    observeOperation(type, outcome, seconds) {
      operations.observe({ type, outcome }, seconds);
    },
    observeMaxUpstreamCalls(type, calls) {
      maxUpstreamCalls.observe({ type }, calls);
    },
    countAuditFailure() {
      auditFailures.inc();
    },
    countCredentialsFailure(reason) {
      credentialsFailures.inc({ reason });
    },
    countConnectCall({ operation, failure, attempts, milliseconds, waitedMs }) {
      connectCalls.observe({ operation, outcome: callOutcome(failure) }, milliseconds / 1000);
      quotaWaits.observe({ operation }, waitedMs / 1000);
      for (const attempt of attempts) {
        connectAttempts.inc({ operation, outcome: callOutcome(attempt) });
      }
    },
    watchQuota(states) {
      watchLanes(registry, states);
    },
    watchCircuits(states) {
      watchCircuits(registry, states);
    },
    watchOverload(isOverloaded) {
      new Gauge({
        name: 'gateway_overloaded',
        help: 'Whether new requests are refused at this moment, since there is too much to do: 1 or 0',
        registers,
        collect() {
          this.set(isOverloaded() ? 1 : 0);
        },
      });
    },
    watchRedis: () => watchRedis(registry),
    countDirectoryLookup(cache, outcome) {
      directoryLookups.inc({ cache, outcome });
    },
    observeHttpRequest(route, status, seconds) {
      httpRequests.observe({ route, status }, seconds);
    },
    async expose() {
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}
