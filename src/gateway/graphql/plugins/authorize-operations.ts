import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { insufficientScope, missingScopes } from '../../../graphql-kit/access/forbidden.ts';
import { scopesOf } from '../../../graphql-kit/access/requires-permission.ts';
import {
  insufficientScopeHeaders,
  SIGN_IN_FIRST,
  signInHeaders,
  UNAUTHENTICATED,
} from '../../admission/authenticate.ts';
import { requiredPermissions } from '../authorization/required-permissions.ts';
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
          const requirements = requirementsOrError(() =>
            requiredPermissions(schema, document, operation, variables),
          );
          const missing = missingScopes(requirements, caller);
          if (missing.length === 0) return Promise.resolve();
          if (caller.identity === undefined) throw signInFirst();
          const required = scopesOf(requirements, caller.scopeNames);
          throw insufficientScope(missing, {
            http: { status: 403, headers: insufficientScopeHeaders(required) },
          });
        },
      }),
  };
}

/** A directive whose variable is null cannot be followed. */
function requirementsOrError<Requirements>(find: () => Requirements): Requirements {
  try {
    return find();
  } catch (error) {
    return throwBadInput(error);
  }
}

function signInFirst(): GraphQLError {
  const extensions = { code: UNAUTHENTICATED, http: { status: 401, headers: signInHeaders() } };
  return new GraphQLError(SIGN_IN_FIRST, { extensions });
}
