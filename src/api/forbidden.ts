import { GraphQLError } from 'graphql';

/** `extensions.code` of what a caller may not do. */
export const FORBIDDEN = 'FORBIDDEN';

/** The top-level error for what a caller may not do. It does not tell whether the thing exists, or what would be needed. */
export function forbidden(): GraphQLError {
  return new GraphQLError('You may not do this.', { extensions: { code: FORBIDDEN } });
}

/** Whether an error says that the caller may not do something. */
export function isForbidden(error: unknown): boolean {
  return error instanceof GraphQLError && error.extensions['code'] === FORBIDDEN;
}
