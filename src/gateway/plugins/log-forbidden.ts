import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { type GraphQLError, Kind } from 'graphql';
import { ForbiddenError } from '../../api/forbidden.ts';
import { currentRequest } from '../request-store.ts';

/**
 * Logs why callers were forbidden something: the scopes that a token lacks, or the restriction that was met. One line for
 * each field and reason, however many entries of a list have it.
 */
export function logForbidden(): ApolloServerPlugin {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didEncounterErrors({ errors }) {
          const log = currentRequest()?.log;
          const forbidden = errors.flatMap((error) => reasonOf(error) ?? []);
          const byReason = Map.groupBy(forbidden, (reason) => JSON.stringify(reason));
          for (const [reason, { length: count }] of byReason) {
            const about = { ...(JSON.parse(reason) as object), count };
            log?.info({ forbidden: about }, 'A caller was forbidden a field or an operation');
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
