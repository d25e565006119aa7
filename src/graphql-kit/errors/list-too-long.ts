import { GraphQLError } from 'graphql';

/** `extensions.code` of a list that is longer than what the gateway reads of it. */
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

/**
 * The error of an entry of a list that the gateway does not read, because so many come before it.
 *
 * @param what the list, such as `the contacts of a viewer`.
 * @param maxEntries the limit.
 */
export function tooManyEntries(what: string, maxEntries: number): GraphQLError {
  return new GraphQLError(
    `The gateway reads the first ${maxEntries} of ${what} only. Read this one by its id.`,
    { extensions: { code: LIST_TOO_LONG, limit: { name: 'entries', max: maxEntries } } },
  );
}
