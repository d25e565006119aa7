import { GraphQLError } from 'graphql';
import { DOCUMENT_LIMIT_EXCEEDED, type LimitViolation } from './limits.ts';

/** An operation, or a field of it, that is beyond a limit: for the GraphQL server to answer with. */
export class LimitError extends GraphQLError {
  /**
   * @param status the HTTP status where the whole operation is refused, and not a field of it.
   * @param advice sentences for the caller, after the limit's own.
   */
  constructor({ name, max, message }: LimitViolation, status?: number, advice?: string) {
    super(advice === undefined ? message : `${message} ${advice}`, {
      extensions: {
        code: DOCUMENT_LIMIT_EXCEEDED,
        limit: { name, max },
        ...(status !== undefined && { http: { status } }),
      },
    });
  }
}
