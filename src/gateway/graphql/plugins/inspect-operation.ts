import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import { getVariableValues, GraphQLError } from 'graphql';
import type { Caller } from '../../../auth/caller.ts';
import { insufficientScope, missingScopes } from '../../../graphql-kit/access/forbidden.ts';
import { type Requirement, scopesOf } from '../../../graphql-kit/access/requires-permission.ts';
import type { CostTerms } from '../../../graphql-kit/cost/upstream-cost.ts';
import {
  insufficientScopeHeaders,
  TOKEN_REQUIRED,
  tokenRequiredHeaders,
  UNAUTHENTICATED,
} from '../../admission/authenticate.ts';
import { limitAnswer } from '../../admission/document-limits/limit-answer.ts';
import { currentRequest } from '../../http/request-store.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { requiredPermissions } from '../authorization/required-permissions.ts';
import type { GatewayContext } from '../context.ts';
import { estimateOperationCost } from '../cost/estimate-operation-cost.ts';
import { pointsOfBody, pointsOfDocument } from '../cost/points.ts';

/** `extensions.code` of an operation that could cause more calls to Connect than the limit allows. */
export const OPERATION_TOO_EXPENSIVE = 'OPERATION_TOO_EXPENSIVE';

/** The settings that decide whether an operation is too expensive. */
export interface CostLimit extends Pick<CostTerms, 'maxAttempts' | 'readsAfterWrite'> {
  /** The max number of calls to Connect that an operation may be able to cause; no limit without it. */
  readonly limit: number | undefined;
}

/** The schema and the limits that operations are checked against. */
export interface InspectionOptions {
  /** The max number of errors in variables. Operations with more are rejected with one error that quotes the first. */
  readonly maxErrors: number;
  readonly costLimit: CostLimit;
  readonly metrics: Metrics;
}

/**
 * Coerces the variables of each operation once, and rejects the operation as a whole, before any of it is executed, when
 * the first of these checks fails:
 *
 * 1. The variables have only few and short errors. Those are left to the execution, which reports them and resolves no
 *    field.
 * 2. The caller has the permissions for all fields. The resolvers check fields that only routers may query.
 * 3. The max cost and the max size of the answer are within their limits.
 *
 * The checks throw synchronously, so that later plugins in the list do not run. Must come after the plugins that change
 * variables.
 */
export function inspectOperation({
  maxErrors,
  costLimit: { limit = Infinity, ...terms },
  metrics,
}: InspectionOptions): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation({ schema, source, document, operation, request, contextValue }) {
          // Apollo Server rejects the request after this hook.
          if (operation === undefined) return Promise.resolve();
          const { caller, instances, cost } = contextValue;

          const { coerced: variables, errors = [] } = getVariableValues(
            schema,
            operation.variableDefinitions ?? [],
            request.variables ?? {},
            // A truncated suggestion would not be recognized as one.
            { maxErrors, hideSuggestions: true },
          );
          checkVariableErrors(errors, maxErrors);
          if (variables === undefined) return Promise.resolve();

          const requirements = asBadInput(() =>
            requiredPermissions(schema, document, operation, variables),
          );
          checkPermissions(requirements, caller);

          const max = estimateOperationCost(
            { schema, document, operation, variables, onArgumentError: throwBadInput },
            {
              ...terms,
              isQueueRestricted: caller.queueIds !== undefined,
              defaultInstanceId: instances.defaultId,
            },
          );
          const pointsOfRequest =
            pointsOfDocument(source.length) + pointsOfBody(currentRequest()?.bodyBytes ?? 0);
          cost.declare({ ...max, points: max.points + pointsOfRequest });
          metrics.observeMaxUpstreamCalls(operation.operation, max.maxUpstreamCalls);
          checkUpstreamCalls(max.maxUpstreamCalls, limit);
          limitAnswer(max.answerSize, 400);
          return Promise.resolve();
        },
      }),
  };
}

/** The max length of all errors of variables together. Each repeats the value that it is about. */
const MAX_ERROR_CHARACTERS = 10_000;

/** The max length of the first error, which is reported in place of all. */
const FIRST_ERROR_CHARACTERS = 500;

/**
 * Rejects variables with more errors than the maximum, or with very long ones. The execution would stop at its own
 * maximum with an error without a code, which would count as a bug in the gateway.
 */
function checkVariableErrors(errors: readonly GraphQLError[], maxErrors: number): void {
  const characters = errors.reduce((sum, { message }) => sum + message.length, 0);
  // graphql-js adds one error to the maximum, which says that there are more.
  if (errors.length <= maxErrors && characters <= MAX_ERROR_CHARACTERS) return;
  // A truncated name would not be recognized as one of the schema's.
  const first = errors[0]?.message.slice(0, FIRST_ERROR_CHARACTERS).replace(/\w*$/, '') ?? '';
  throw badInput(`The variables have many errors, or long ones. The first: ${first}`);
}

function checkPermissions(requirements: ReadonlySet<Requirement>, caller: Caller): void {
  const missing = missingScopes(requirements, caller);
  if (missing.length === 0) return;
  if (caller.identity === undefined) {
    const extensions = {
      code: UNAUTHENTICATED,
      http: { status: 401, headers: tokenRequiredHeaders() },
    };
    throw new GraphQLError(TOKEN_REQUIRED, { extensions });
  }
  const required = scopesOf(requirements, caller.scopeNames);
  throw insufficientScope(missing, {
    http: { status: 403, headers: insufficientScopeHeaders(required) },
  });
}

function checkUpstreamCalls(cost: number, limit: number): void {
  if (cost <= limit) return;
  const message = `The operation could cause ${cost} calls to Amazon Connect; the limit is ${limit}. Request smaller pages, or fewer fields of each entry.`;
  throw new GraphQLError(message, {
    extensions: { code: OPERATION_TOO_EXPENSIVE, cost, limit, http: { status: 400 } },
  });
}

/**
 * Reads a document with its variables. A variable with a default can be null, even in a directive, which does not
 * accept null.
 */
function asBadInput<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    return throwBadInput(error);
  }
}

/**
 * Replaces an error of graphql-js about arguments by one that blames the caller's input. A variable with a default can
 * be null, even for a non-null argument; the execution would fail as if that were a bug in the gateway.
 *
 * @throws a `GraphQLError` with the code BAD_USER_INPUT; anything but a `GraphQLError` unchanged.
 */
function throwBadInput(error: unknown): never {
  throw error instanceof GraphQLError ? badInput(error.message) : error;
}

function badInput(message: string): GraphQLError {
  const code = ApolloServerErrorCode.BAD_USER_INPUT;
  return new GraphQLError(message, { extensions: { code, http: { status: 400 } } });
}
