import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { FORBIDDEN, forbidden } from '../../api/forbidden.ts';
import { SIGN_IN_FIRST, UNAUTHENTICATED } from '../authenticate-requests.ts';
import { needsOfOperation } from '../authorization/needs-of-operation.ts';
import type { GatewayContext } from '../context.ts';
import { coercedVariables, throwBadInput } from './coerced-variables.ts';

/**
 * Refuses an operation as a whole, before anything of it is run, when the caller lacks a permission for one of its fields.
 * What is for routers only is refused by its own resolvers.
 */
export function authorizeOperations(): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation({ schema, document, operation, request, contextValue: { caller } }) {
          // Without one, the request is refused in the next moment.
          if (operation === undefined) return Promise.resolve();
          const variables = coercedVariables(schema, operation, request);
          if (variables === undefined) return Promise.resolve();
          const needs = needsOrRefusal(() =>
            needsOfOperation(schema, document, operation, variables),
          );
          const lacks = [...needs].some(
            (need) => need !== 'ROUTER' && !caller.permissions.has(need),
          );
          if (!lacks) return Promise.resolve();
          throw caller.identity === undefined
            ? refusal(SIGN_IN_FIRST, UNAUTHENTICATED, 401)
            : refusal(forbidden().message, FORBIDDEN, 403);
        },
      }),
  };
}

/** A directive whose variable is null cannot be followed. */
function needsOrRefusal<Needs>(find: () => Needs): Needs {
  try {
    return find();
  } catch (error) {
    return throwBadInput(error);
  }
}

function refusal(message: string, code: string, status: number): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status } } });
}
