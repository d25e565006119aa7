import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import { getVariableValues, GraphQLError } from 'graphql';

/** How many characters the errors of variables may have together. Each repeats the value that it is about. */
const MAX_CHARACTERS = 10_000;

/** How much of the first error is told of more than that. */
const TOLD_CHARACTERS = 500;

/**
 * Refuses an operation whose variables have more errors than a maximum, or very long ones, with the beginning of the
 * first. Execution would stop at its own maximum with an error that has no code, and so would count as an internal error of the
 * gateway. Must come before other plugins that look at variables: it throws at once, so that they do not collect all of
 * the errors again.
 */
export function limitVariableErrors(maxErrors: number): ApolloServerPlugin {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation({ schema, operation, request }) {
          const definitions = operation?.variableDefinitions ?? [];
          const given = request.variables ?? {};
          // Cut short, a suggestion would not be known as one any more.
          const options = { maxErrors, hideSuggestions: true };
          const { errors = [] } = getVariableValues(schema, definitions, given, options);
          const characters = errors.reduce((sum, { message }) => sum + message.length, 0);
          // One error more than the maximum says that there are more.
          if (errors.length <= maxErrors && characters <= MAX_CHARACTERS) return Promise.resolve();
          // Cut short, a name would not be known as one of the schema's any more.
          const first = errors[0]?.message.slice(0, TOLD_CHARACTERS).replace(/\w*$/, '') ?? '';
          const message = `The variables have many errors, or long ones. The first: ${first}`;
          const code = ApolloServerErrorCode.BAD_USER_INPUT;
          throw new GraphQLError(message, { extensions: { code, http: { status: 400 } } });
        },
      }),
  };
}
