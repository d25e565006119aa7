import { GraphQLError } from 'graphql';
import { currentRequest } from '../../http/request-store.ts';
import { checkLimit, DOCUMENT_LIMIT_EXCEEDED, type LimitViolation } from './limits.ts';

/** The GraphQL error of an operation, or of one of its fields, that violates a limit. */
export class LimitError extends GraphQLError {
  /**
   * @param status the HTTP status when the whole operation is rejected, and not one of its fields.
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

/**
 * Rejects an answer with more values than are allowed.
 *
 * @param status the HTTP status when the whole operation is rejected, and not one of its fields.
 * @throws LimitError
 */
export function limitAnswer(size: number, status?: number): void {
  const violation = checkLimit('answerSize', size);
  if (violation === undefined) return;
  currentRequest()?.log.info({ limit: violation.name }, 'Document limit exceeded');
  const advice = `The answer to this operation could have ${size}. Request smaller pages, or fewer fields of each entry.`;
  throw new LimitError(violation, status, advice);
}
