import { unwrapResolverError, ApolloServerErrorCode } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { NOT_READABLE_YET } from '../../contacts/operations/kit/read-after-write.ts';
import { MUTATION_DISABLED } from '../../contacts/operations/kit/require-enabled.ts';
import { FORBIDDEN } from '../../graphql-kit/access/forbidden.ts';
import { LIST_TOO_LONG } from '../../graphql-kit/errors/list-too-long.ts';
import { READ_FAILURE_CODES } from '../../graphql-kit/errors/read-failure.ts';
import { RESOURCE_NOT_FOUND } from '../../graphql-kit/errors/resource-not-found.ts';
import { UNAUTHENTICATED } from '../admission/authenticate.ts';
import { DOCUMENT_LIMIT_EXCEEDED } from '../admission/document-limits/limits.ts';
import { RATE_LIMITED } from '../admission/rate-limit.ts';
import { METHOD_NOT_ALLOWED } from '../http/http-error.ts';
import { OPERATION_TOO_EXPENSIVE } from './plugins/inspect-operation.ts';

/** The codes of errors that callers may see. All others are masked. */
const DECLARED_CODES: ReadonlySet<unknown> = new Set([
  ApolloServerErrorCode.BAD_REQUEST,
  ApolloServerErrorCode.BAD_USER_INPUT,
  ApolloServerErrorCode.GRAPHQL_PARSE_FAILED,
  ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED,
  ApolloServerErrorCode.OPERATION_RESOLUTION_FAILURE,
  ApolloServerErrorCode.PERSISTED_QUERY_NOT_FOUND,
  ApolloServerErrorCode.PERSISTED_QUERY_NOT_SUPPORTED,
  DOCUMENT_LIMIT_EXCEEDED,
  FORBIDDEN,
  LIST_TOO_LONG,
  MUTATION_DISABLED,
  NOT_READABLE_YET,
  OPERATION_TOO_EXPENSIVE,
  RATE_LIMITED,
  UNAUTHENTICATED,
  RESOURCE_NOT_FOUND,
  ...READ_FAILURE_CODES,
]);

/** Whether an error is visible to callers: one that was thrown on purpose, with a declared code. */
export function isDeclared(error: unknown): boolean {
  const original = unwrapResolverError(error);
  return original instanceof GraphQLError && DECLARED_CODES.has(original.extensions['code']);
}

/** Apollo Server gives the code BAD_REQUEST to errors of more than one status. */
function codeOf(error: unknown, code: unknown): string {
  const original = unwrapResolverError(error);
  const http = original instanceof GraphQLError ? original.extensions['http'] : undefined;
  const isMethod =
    typeof http === 'object' && http !== null && 'status' in http && http.status === 405;
  return isMethod ? METHOD_NOT_ALLOWED : String(code);
}

/** An error as returned to callers. */
export interface ErrorAnswer extends GraphQLFormattedError {
  readonly extensions: {
    readonly code: string;
    readonly requestId: string;
    readonly [more: string]: unknown;
  };
}

/** An error as returned to callers: a declared one without suggestions, any other masked; each with the request's id. */
export function formatError(
  { message, locations, path, extensions }: GraphQLFormattedError,
  error: unknown,
  requestId: string,
): ErrorAnswer {
  const place = { ...(locations && { locations }), ...(path && { path }) };
  if (isDeclared(error)) {
    const code = codeOf(error, extensions?.['code']);
    return {
      message: stripSuggestions(message),
      ...place,
      extensions: { ...extensions, code, requestId },
    };
  }
  return {
    message: 'The gateway failed. Its log has the details under the request id.',
    ...place,
    extensions: { code: ApolloServerErrorCode.INTERNAL_SERVER_ERROR, requestId },
  };
}

/** How graphql-js begins the last sentence of a message when names in the schema resemble an unknown one. */
const SUGGESTION = ' Did you mean ';

/**
 * A message of graphql-js without suggested names, which would disclose a schema whose introspection is off. Takes
 * linear time in the message's length, whatever a caller has put into it.
 */
export function stripSuggestions(message: string): string {
  const start = message.endsWith('?') ? message.lastIndexOf(SUGGESTION) : -1;
  return start < 0 ? message : message.slice(0, start);
}
