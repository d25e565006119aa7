import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { type GraphQLError, Kind } from 'graphql';
import type { ConnectFailure } from '../../../connect/connect-failure.ts';
import { LIST_TOO_LONG } from '../../../graphql-kit/errors/list-too-long.ts';
import { ReadFailure } from '../../../graphql-kit/errors/read-failure.ts';
import { currentRequest } from '../../http/request-store.ts';

/**
 * Logs why fields could not be read: one line for each field and cause, however many entries of a list have it. The log
 * of calls does not show that: a response without the requested resource is a successful call, a limit of the gateway
 * makes no call, and a call may be shared with another request.
 */
export function logFailedFields(): ApolloServerPlugin {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didEncounterErrors({ errors }) {
          const log = currentRequest()?.log;
          const failed = errors.flatMap((error) => failedFieldOf(error) ?? []);
          const byField = Map.groupBy(failed, (field) => JSON.stringify(field));
          for (const [field, { length: count }] of byField) {
            const about = { ...(JSON.parse(field) as object), count };
            log?.warn({ failedField: about }, 'A field could not be read');
          }
          return Promise.resolve();
        },
      }),
  };
}

/** The field by its name in the schema, and the cause of its failure; `undefined` for other errors. */
function failedFieldOf(error: GraphQLError): object | undefined {
  const [node] = error.nodes ?? [];
  const field = node?.kind === Kind.FIELD ? node.name.value : undefined;
  const code = String(error.extensions['code']);
  const original = unwrapResolverError(error);
  if (original instanceof ReadFailure) return { field, code, cause: causeOf(original.failure) };
  if (code === LIST_TOO_LONG) return { field, code, limit: error.extensions['limit'] };
  return undefined;
}

/** Omits Connect's message, which may repeat values of the request. */
function causeOf(failure: ConnectFailure): string {
  switch (failure.kind) {
    case 'rejected':
      return `${failure.exception}, ${failure.status}`;
    case 'quota-exhausted':
      return 'no quota';
    case 'no-credentials':
    case 'not-sent':
    case 'indeterminate':
      return failure.cause;
  }
}
