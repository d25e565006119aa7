import { currentRequest } from '../../http/request-store.ts';
import { LimitError } from './limit-error.ts';
import { checkLimit } from './limits.ts';

/**
 * Refuses an answer of more values than are allowed.
 *
 * @param status the HTTP status where the whole operation is refused, and not a field of it.
 * @throws LimitError
 */
export function limitAnswer(size: number, status?: number): void {
  const violation = checkLimit('answerSize', size);
  if (violation === undefined) return;
  currentRequest()?.log.info({ limit: violation.name }, 'A request went beyond a limit');
  const advice = `This operation's could have ${size}. Ask for smaller pages, or for less of each entry.`;
  throw new LimitError(violation, status, advice);
}
