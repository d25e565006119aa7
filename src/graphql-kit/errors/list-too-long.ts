import { GraphQLError } from 'graphql';

/** `extensions.code` of a list that has more pages than the gateway reads. */
export const LIST_TOO_LONG = 'LIST_TOO_LONG';

/**
 * The error of a field that requires more pages of a list than the gateway's own limit. Amazon Connect has not failed,
 * and a retry does not help.
 *
 * @param what the list, such as `the flows of the instance`.
 * @param maxPages the limit.
 */
export function listTooLong(what: string, maxPages: number): GraphQLError {
  return new GraphQLError(
    `The gateway reads at most ${maxPages} pages of ${what}, and there are more. The requested entry is not among them.`,
    { extensions: { code: LIST_TOO_LONG, limit: { name: 'pages', max: maxPages } } },
  );
}
