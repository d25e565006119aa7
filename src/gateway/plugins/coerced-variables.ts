import type { GraphQLRequest } from '@apollo/server';
import { getVariableValues, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';

/**
 * The variables of an operation as its fields get them. `undefined` when they cannot be coerced: the execution refuses
 * them, and runs nothing.
 */
export function coercedVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  { variables = {} }: GraphQLRequest,
): Readonly<Record<string, unknown>> | undefined {
  // Each error would tell the value that it is about, however long that is.
  return getVariableValues(schema, variableDefinitions, variables, { maxErrors: 1 }).coerced;
}
