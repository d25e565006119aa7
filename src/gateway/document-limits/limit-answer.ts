import { GraphQLError } from 'graphql';
import { currentRequest } from '../request-store.ts';
import { DOCUMENT_LIMIT_EXCEEDED, excess } from './limit.ts';

/**
 * Refuses an answer of more values than are allowed.
 *
 * @param status the HTTP status where the whole operation is refused, and not a field of it.
 * @throws a `GraphQLError` with the code `DOCUMENT_LIMIT_EXCEEDED`.
 */
export function limitAnswer(size: number, status?: number): void {
  const beyond = excess('answerSize', size);
  if (beyond === undefined) return;
  const { name, max, message } = beyond;
  currentRequest()?.log.info({ limit: name }, 'A request went beyond a limit');
  const advice = `This operation's could have ${size}. Ask for smaller pages, or for less of each entry.`;
  throw new GraphQLError(`${message} ${advice}`, {
    extensions: {
      code: DOCUMENT_LIMIT_EXCEEDED,
      limit: { name, max },
      ...(status && { http: { status } }),
    },
  });
}
