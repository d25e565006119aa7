import { ApolloServer } from '@apollo/server';
import { ApolloServerErrorCode, unwrapResolverError } from '@apollo/server/errors';
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { InMemoryLRUCache } from '@apollo/utils.keyvaluecache';
import type { FastifyBaseLogger } from 'fastify';
import { type DocumentNode, GraphQLError, Kind } from 'graphql';
import type { ScopeNames } from '../../auth/permission.ts';
import { membersOf } from '../http/request-members.ts';
import { currentRequest } from '../http/request-store.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { apolloLogger } from './apollo-logger.ts';
import type { GatewayContext } from './context.ts';
import type { FederationOptions } from './federation/router-credential.ts';
import { subgraphSchema } from './federation/subgraph-schema.ts';
import { type ErrorAnswer, formatError, isDeclared } from './format-error.ts';
import { hideSchemaNames } from './hide-schema-names.ts';
import { addCostExtension } from './plugins/add-cost-extension.ts';
import { chargeAnswers } from './plugins/charge-answers.ts';
import { ignoreTypenames } from './plugins/ignore-typenames.ts';
import { type CostLimit, inspectOperation } from './plugins/inspect-operation.ts';
import { limitDocuments } from './plugins/limit-documents.ts';
import { logFailedFields } from './plugins/log-failed-fields.ts';
import { logForbidden } from './plugins/log-forbidden.ts';
import { logUnexpected } from './plugins/log-unexpected.ts';
import { measureOperations } from './plugins/measure-operations.ts';
import { negotiateStatus } from './plugins/negotiate-status.ts';
import { requireExactIds } from './plugins/require-exact-ids.ts';
import { restrictCaching } from './plugins/restrict-caching.ts';
import { setRetryAfterHeader } from './plugins/set-retry-after-header.ts';
import { traceOperations } from './plugins/trace-operations.ts';
import { apiSchema } from './schema.ts';
import { KnownOperationTypesRule, OneOfVariablesRule } from './validation-rules.ts';

/** What the GraphQL server can be told. */
export interface ApolloServerOptions {
  /** Serves the schema as a subgraph; not without it. */
  readonly federation: FederationOptions | undefined;
  /** What the schema's descriptions and the subgraph's SDL call the scopes. */
  readonly scopeNames: ScopeNames | undefined;
  readonly introspection: boolean;
  /** Whether all callers have to show a token. */
  readonly requiresToken: boolean;
  readonly metrics: Metrics;
  readonly costLimit: CostLimit;
  /** Whether callers are told what an answer has cost, if they ask for it. */
  readonly costExtension: boolean;
  /** Whether requests have traces. */
  readonly traced: boolean;
  readonly log: FastifyBaseLogger;
}

/**
 * How many characters of source the documents that are kept parsed and validated have together. Parsed, a character takes
 * some fifty bytes of the heap: callers that never send the same document twice fill this, and no more.
 */
const DOCUMENT_STORE_CHARACTERS = 500_000;

/**
 * How many errors a document or its variables are told. Each has the text that it is about, which can be as long as the
 * request: without a limit, an answer could be many times as long.
 */
const MAX_ERRORS = 10;

/** The GraphQL server. Its defaults depend on NODE_ENV and on other hosts, so each is set here. */
export function createApolloServer({
  federation,
  scopeNames,
  introspection,
  requiresToken,
  metrics,
  costLimit,
  costExtension,
  traced,
  log,
}: ApolloServerOptions): ApolloServer<GatewayContext> {
  const schema = federation
    ? subgraphSchema({ scopeNames, accessDirectives: federation.accessDirectives })
    : apiSchema(scopeNames);
  const hideNames = introspection ? undefined : hideSchemaNames(schema);
  return new ApolloServer<GatewayContext>({
    schema,
    validationRules: [KnownOperationTypesRule, OneOfVariablesRule],
    validationOptions: { maxErrors: MAX_ERRORS },
    introspection,
    // What hides suggestions here takes time with the square of a message's length. formatError does it for all errors.
    hideSchemaDetailsFromClientErrors: false,
    includeStacktraceInErrorResponses: false,
    logger: apolloLogger(log),
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    stopOnTerminationSignals: false,
    persistedQueries: false,
    documentStore: new InMemoryLRUCache<DocumentNode>({
      maxSize: DOCUMENT_STORE_CHARACTERS,
      sizeCalculation: ({ loc }) => loc?.end ?? 1,
    }),
    // The traces of a subgraph would be told to any caller that asks for them.
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      logUnexpected(),
      logFailedFields(),
      logForbidden(),
      measureOperations(metrics),
      setRetryAfterHeader(),
      negotiateStatus(),
      restrictCaching(requiresToken),
      limitDocuments(),
      ignoreTypenames(),
      requireExactIds(),
      inspectOperation({ maxErrors: MAX_ERRORS, costLimit, metrics }),
      chargeAnswers(),
      ...(costExtension ? [addCostExtension()] : []),
      ...(traced ? [traceOperations()] : []),
    ],
    formatError(formatted, error) {
      const request = currentRequest();
      const answer = formatError(formatted, error, request?.id ?? 'none');
      metrics.countGraphQLError(answer.extensions.code);
      if (!isDeclared(error)) request?.log.error(whereAndWhy(error), 'An error was masked');
      if (hideNames === undefined || !isAboutSchema(answer)) return answer;
      const members = request && membersOf(request);
      return { ...answer, message: hideNames(answer.message, members ?? {}) };
    },
  });
}

/** Whether graphql-js compared a request with the schema, and found it wrong. Those of resolvers have a path. */
function isAboutSchema({ path, extensions }: ErrorAnswer): boolean {
  const { GRAPHQL_VALIDATION_FAILED, BAD_USER_INPUT } = ApolloServerErrorCode;
  const codes: readonly string[] = [GRAPHQL_VALIDATION_FAILED, BAD_USER_INPUT];
  return path === undefined && codes.includes(extensions.code);
}

/** The error that was thrown, and the field that threw it: by its name in the schema, not by the caller's alias. */
function whereAndWhy(error: unknown): { readonly err: unknown; readonly field?: string } {
  const [node] = error instanceof GraphQLError ? (error.nodes ?? []) : [];
  const field = node?.kind === Kind.FIELD ? node.name.value : undefined;
  return { err: unwrapResolverError(error), ...(field !== undefined && { field }) };
}
