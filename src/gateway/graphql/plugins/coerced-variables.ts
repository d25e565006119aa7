import type { GraphQLRequest } from '@apollo/server';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import {
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

type Coerced = Readonly<Record<string, unknown>>;

/** Several plugins need them, and coercing thousands of values takes milliseconds. */
const known = new WeakMap<GraphQLRequest, Coerced>();

/**
 * The variables of an operation as its fields get them. `undefined` when they cannot be coerced: the execution refuses
 * them, and runs nothing.
 */
export function coercedVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  request: GraphQLRequest,
): Coerced | undefined {
  const before = known.get(request);
  if (before !== undefined) return before;
  const { variables = {} } = request;
  // Each error would tell the value that it is about, however long that is.
  const { coerced } = getVariableValues(schema, variableDefinitions, variables, { maxErrors: 1 });
  if (coerced !== undefined) known.set(request, coerced);
  return coerced;
}

/**
 * Throws, in the place of an error of graphql-js about arguments, one that names the caller's input as its cause. Where a
 * variable has a default it may be null, also for an argument that must not be; the execution would end as if that were an
 * internal error.
 *
 * @throws a `GraphQLError` with the code BAD_USER_INPUT; anything but a `GraphQLError` as it is.
 */
export function throwBadInput(error: unknown): never {
  if (!(error instanceof GraphQLError)) throw error;
  throw new GraphQLError(error.message, {
    extensions: { code: ApolloServerErrorCode.BAD_USER_INPUT, http: { status: 400 } },
  });
}
