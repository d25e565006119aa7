import { LoggableError } from '../errors/loggable-error.ts';
import type { ConnectFailure } from './connect-failure.ts';

/** Connect failed in a way that it does not document for the operation. Callers see it masked. */
export class UndocumentedFailure extends LoggableError {
  override readonly name = 'UndocumentedFailure';

  constructor(operation: string, failure: ConnectFailure) {
    const what =
      failure.kind === 'refused' ? `${failure.exception}, ${failure.status}` : failure.kind;
    super(`${operation} failed in an undocumented way: ${what}`);
  }
}
