import { ApolloServerErrorCode } from '@apollo/server/errors';
import type { OperationTypeNode } from 'graphql';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { ConnectCall } from '../../connect/call-connect.ts';
import type { CircuitBreakerState } from '../../connect/circuit-breakers.ts';
import {
  type ConnectFailure,
  isThrottled,
  type NoCredentials,
} from '../../connect/connect-failure.ts';
import type { OperationQueueState } from '../../connect/quota/operation-queues.ts';
import { ContactErrorCode } from '../../contacts/errors/contact-error-code.enum.ts';
import { ContactOutcomeUnknownError } from '../../contacts/errors/contact-outcome-unknown.error.ts';
import type { LookupOutcome } from '../../directory/cache/directory-cache.ts';

/** Of a GraphQL operation; `unknown` when the request was rejected before its operation was known. */
export type GraphQLOperationType = `${OperationTypeNode}` | 'unknown';

/** All of an operation's data, data beside errors, or errors alone. */
export type GraphQLOutcome = 'ok' | 'partial' | 'failed';

/** The outcome of a call to Connect or of one attempt. Throttling is an outcome apart from other rejections. */
export type CallOutcome = 'ok' | 'throttled' | ConnectFailure['kind'];

/** The outcome as it is shown in metrics and traces. */
export function callOutcome(failure: ConnectFailure | undefined): CallOutcome {
  if (failure === undefined) return 'ok';
  return isThrottled(failure) ? 'throttled' : failure.kind;
}

/** The metrics of a gateway. Every label has a bounded set of values. */
export interface Metrics {
  /** Counts a top-level error, by its `extensions.code`. */
  countGraphQLError(code: string): void;
  /** Counts a request that was not authenticated, by the reason. */
  countAuthenticationFailure(reason: string): void;
  /** Counts an error that was returned as data, by its type and its code. */
  countContactError(type: string, code: string): void;
  /** Observes a GraphQL operation when it has ended. */
  observeOperation(type: GraphQLOperationType, outcome: GraphQLOutcome, seconds: number): void;
  /** Observes the max calls to Connect that a GraphQL operation could cause. */
  observeMaxUpstreamCalls(type: GraphQLOperationType, calls: number): void;
  /** Counts an audit record that could not be written. */
  countAuditFailure(): void;
  /** Counts AWS credentials that could not be found, or were rejected, by the reason. */
  countCredentialsFailure(reason: NoCredentials['reason']): void;
  /** Counts a call to Connect when it has ended, and its attempts. */
  countConnectCall(call: ConnectCall): void;
  /** Shows the queues of calls that wait for quota, by operation. */
  watchQuota(states: () => ReadonlyMap<string, OperationQueueState>): void;
  /** Shows the circuit breakers, by operation. */
  watchCircuits(states: () => ReadonlyMap<string, CircuitBreakerState>): void;
  /** Shows whether the gateway is overloaded. */
  watchOverload(isOverloaded: () => boolean): void;
  /** Counts a lookup in a directory cache. */
  countDirectoryLookup(cache: string, outcome: LookupOutcome): void;
  /** Shows whether Redis is available. The result is called with each change. */
  watchRedis(): (available: boolean) => void;
  /** Observes an HTTP request when it has ended, by the route that it matched. */
  observeHttpRequest(route: string, status: number, seconds: number): void;
  /** All metrics in the Prometheus text format, and its content type. */
  expose(): Promise<{ readonly contentType: string; readonly text: string }>;
}

const CREDENTIALS_FAILURES: readonly NoCredentials['reason'][] = [
  'missing',
  'rejected',
  'unavailable',
];
const CIRCUIT_STATES: readonly CircuitBreakerState[] = ['closed', 'open', 'half-open'];
const CALL_BUCKETS = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500];

/** Creates metrics with a separate registry, so that several gateways in one process do not share them. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];

  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Counter({ name, help, labelNames, registers });
  const histogram = <Label extends string>(
    name: string,
    help: string,
    labelNames: Label[],
    buckets?: number[],
  ) => new Histogram({ name, help, labelNames, registers, ...(buckets && { buckets }) });
  /** @param collect sets the values whenever the metrics are read. */
  const gauge = <Label extends string>(
    name: string,
    help: string,
    labelNames: Label[],
    collect: (gauge: Gauge<Label>) => void,
  ) =>
    new Gauge({
      name,
      help,
      labelNames,
      registers,
      collect() {
        collect(this);
      },
    });

  const graphqlErrors = counter(
    'gateway_graphql_errors_total',
    'Top-level GraphQL errors, by code',
    ['code'],
  );
  const authenticationFailures = counter(
    'gateway_authentication_failures_total',
    'Requests that were not authenticated, by reason',
    ['reason'],
  );
  const contactErrors = counter(
    'gateway_contact_errors_total',
    'Errors returned as data, by type and code',
    ['type', 'code'],
  );
  const operations = histogram(
    'gateway_graphql_operation_duration_seconds',
    'GraphQL operations, by type and outcome',
    ['type', 'outcome'],
  );
  const maxUpstreamCalls = histogram(
    'gateway_graphql_operation_max_upstream_calls',
    'The max calls to Amazon Connect that GraphQL operations could cause, by type',
    ['type'],
    CALL_BUCKETS,
  );
  const auditFailures = counter(
    'gateway_audit_failures_total',
    'Audit records that could not be written',
    [],
  );
  const credentialsFailures = counter(
    'gateway_credentials_failures_total',
    'Failed searches for AWS credentials, and credentials that Amazon Connect rejected, by reason',
    ['reason'],
  );
  const connectCalls = histogram(
    'gateway_connect_call_duration_seconds',
    'Calls to Amazon Connect, retries included, by operation and outcome',
    ['operation', 'outcome'],
  );
  const connectAttempts = counter(
    'gateway_connect_attempts_total',
    'Attempts of calls to Amazon Connect, by operation and outcome',
    ['operation', 'outcome'],
  );
  const quotaWaits = histogram(
    'gateway_quota_wait_seconds',
    'Time that calls to Amazon Connect waited for quota, by operation',
    ['operation'],
  );
  const directoryLookups = counter(
    'gateway_directory_lookups_total',
    'Lookups in the directory caches, by cache and outcome',
    ['cache', 'outcome'],
  );
  const httpRequests = histogram(
    'gateway_http_request_duration_seconds',
    'HTTP requests, by route and status',
    ['route', 'status'],
  );

  // Prometheus sees no increase in a series that starts at 1, and each of these needs attention.
  graphqlErrors.inc({ code: ApolloServerErrorCode.INTERNAL_SERVER_ERROR }, 0);
  contactErrors.inc(
    { type: ContactOutcomeUnknownError.name, code: ContactErrorCode.OUTCOME_UNKNOWN },
    0,
  );
  for (const reason of CREDENTIALS_FAILURES) credentialsFailures.inc({ reason }, 0);

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
      const quotaGauge = (
        name: string,
        help: string,
        valueOf: (state: OperationQueueState) => number,
      ) =>
        gauge(name, help, ['operation'], (each) => {
          for (const [operation, state] of states()) each.set({ operation }, valueOf(state));
        });
      quotaGauge(
        'gateway_quota_tokens',
        'Calls to Amazon Connect that could currently be made at once, by operation',
        ({ tokens }) => tokens,
      );
      quotaGauge(
        'gateway_quota_rate',
        'The max calls to Amazon Connect per second, by operation',
        ({ perSecond }) => perSecond,
      );
      quotaGauge(
        'gateway_quota_queue_length',
        'Calls to Amazon Connect that wait for quota, by operation',
        ({ waiting }) => waiting,
      );
    },
    watchCircuits(states) {
      gauge(
        'gateway_circuit_state',
        'Circuit breakers, by operation and state: 1 for the current state, 0 for the others',
        ['operation', 'state'],
        (each) => {
          for (const [operation, current] of states()) {
            for (const state of CIRCUIT_STATES) {
              each.set({ operation, state }, state === current ? 1 : 0);
            }
          }
        },
      );
    },
    watchOverload(isOverloaded) {
      gauge(
        'gateway_overloaded',
        'Whether new requests are currently rejected because of overload: 1 or 0',
        [],
        (each) => {
          each.set(isOverloaded() ? 1 : 0);
        },
      );
    },
    watchRedis() {
      const availability = new Gauge({
        name: 'gateway_redis_available',
        help: 'Whether quotas and the directory are currently shared by Redis: 1 or 0',
        registers,
      });
      const fallbacks = counter(
        'gateway_redis_fallbacks_total',
        'How often Redis became unavailable, and the gateway continued without it',
        [],
      );
      return (available) => {
        availability.set(available ? 1 : 0);
        if (!available) fallbacks.inc();
      };
    },
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
