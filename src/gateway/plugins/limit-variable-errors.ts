import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import { getVariableValues, GraphQLError } from 'graphql';

/**
 * Refuses an operation whose variables have more errors than a maximum, with the first of them. Execution would stop at
 * its own maximum with an error that has no code, and so would count as a fault of the gateway. Must come before other
 * plugins that look at variables: it throws at once, so that they do not collect all of the errors.
 */
export function limitVariableErrors(maxErrors: number): ApolloServerPlugin {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation({ schema, operation, request }) {
          const definitions = operation?.variableDefinitions ?? [];
          const given = request.variables ?? {};
          const { errors = [] } = getVariableValues(schema, definitions, given, { maxErrors });
          // One more says that there are more.
          if (errors.length <= maxErrors) return Promise.resolve();
          const first = errors[0]?.message ?? '';
          const message = `The variables have more than ${maxErrors} errors. The first: ${first}`;
          const code = ApolloServerErrorCode.BAD_USER_INPUT;
          throw new GraphQLError(message, { extensions: { code, http: { status: 400 } } });
        },
      }),
  };
}
