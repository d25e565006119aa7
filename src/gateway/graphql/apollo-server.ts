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
import { logFailedFields } from './plugins/log-failed-fields.ts';
import { logForbidden } from './plugins/log-forbidden.ts';
import { logUnexpected } from './plugins/log-unexpected.ts';
import { measureOperations } from './plugins/measure-operations.ts';
import { negotiateStatus } from './plugins/negotiate-status.ts';
import { recheckDocuments } from './plugins/recheck-documents.ts';
import { requireExactIds } from './plugins/require-exact-ids.ts';
import { restrictCaching } from './plugins/restrict-caching.ts';
import { setRetryAfterHeader } from './plugins/set-retry-after-header.ts';
import { traceOperations } from './plugins/trace-operations.ts';
import { apiSchema } from './schema.ts';
import { KnownOperationTypesRule, OneOfVariablesRule } from './validation-rules.ts';

/** The options of the GraphQL server. */
export interface ApolloServerOptions {
  /** Serves the schema as a subgraph; without it, as a plain API. */
  readonly federation: FederationOptions | undefined;
  /** The names of scopes in the schema's descriptions and in the subgraph's SDL. */
  readonly scopeNames: ScopeNames | undefined;
  readonly introspection: boolean;
  /** Whether all callers need a token. */
  readonly requiresToken: boolean;
  readonly metrics: Metrics;
  readonly costLimit: CostLimit;
  /** Whether responses have `extensions.cost` for callers that request it. */
  readonly costExtension: boolean;
  /** Whether requests have traces. */
  readonly traced: boolean;
  readonly log: FastifyBaseLogger;
}

/**
 * The max length of the sources of all documents in the document store together. A parsed character takes some fifty
 * bytes of heap, so callers that never send the same document twice can use only this much.
 */
const DOCUMENT_STORE_CHARACTERS = 500_000;

/**
 * The max number of reported errors in a document or its variables. Each repeats the text that it is about, which can
 * be as long as the request. Without a limit, a response could be many times as long as the request.
 */
const MAX_ERRORS = 10;

/** Creates the GraphQL server. All defaults that would depend on NODE_ENV or on other hosts are set here. */
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
    ? subgraphSchema({
        scopeNames,
        accessDirectives: federation.accessDirectives,
        rootFieldsById: federation.rootFieldsById,
      })
    : apiSchema(scopeNames);
  const hideNames = introspection ? undefined : hideSchemaNames(schema);
  return new ApolloServer<GatewayContext>({
    schema,
    validationRules: [KnownOperationTypesRule, OneOfVariablesRule],
    validationOptions: { maxErrors: MAX_ERRORS },
    introspection,
    // Apollo's own option takes quadratic time in a message's length. formatError strips suggestions from all errors.
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
    // With this plugin, a subgraph would return traces to any caller that requests them.
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
      recheckDocuments(),
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

/** Whether an error is about a request that does not match the schema. Errors of resolvers have a path. */
function isAboutSchema({ path, extensions }: ErrorAnswer): boolean {
  const { GRAPHQL_VALIDATION_FAILED, BAD_USER_INPUT } = ApolloServerErrorCode;
  const codes: readonly string[] = [GRAPHQL_VALIDATION_FAILED, BAD_USER_INPUT];
  return path === undefined && codes.includes(extensions.code);
}

/** The thrown error, and the field that threw it: its name in the schema, not the caller's alias. */
function whereAndWhy(error: unknown): { readonly err: unknown; readonly field?: string } {
  const [node] = error instanceof GraphQLError ? (error.nodes ?? []) : [];
  const field = node?.kind === Kind.FIELD ? node.name.value : undefined;
  return { err: unwrapResolverError(error), ...(field !== undefined && { field }) };
}
