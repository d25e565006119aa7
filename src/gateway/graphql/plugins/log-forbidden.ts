import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { type GraphQLError, Kind } from 'graphql';
import { ForbiddenError } from '../../../graphql-kit/access/forbidden.ts';
import { currentRequest } from '../../http/request-store.ts';

/**
 * Logs why a field or an operation was forbidden: the scopes that the token lacks, or the restriction that applied. One
 * line for each field and reason, however many entries of a list have it.
 */
export function logForbidden(): ApolloServerPlugin {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didEncounterErrors({ errors }) {
          const log = currentRequest()?.log;
          const reasons = errors.flatMap((error) => reasonOf(error) ?? []);
          const groups = Map.groupBy(reasons, (reason) => JSON.stringify(reason)).values();
          for (const equal of groups) {
            const forbidden = { ...equal[0], count: equal.length };
            log?.info({ forbidden }, 'A field or an operation was forbidden');
          }
          return Promise.resolve();
        },
      }),
  };
}

/** The reason, and the field by its name in the schema; without one, the whole operation was rejected. */
function reasonOf(error: GraphQLError): object | undefined {
  const original = unwrapResolverError(error);
  if (!(original instanceof ForbiddenError)) return undefined;
  const [node] = error.nodes ?? [];
  return { ...(node?.kind === Kind.FIELD && { field: node.name.value }), ...original.reason };
}
