import { appendInBatches } from './append-in-batches.ts';
import { type AuditLog, AuditLogError } from './audit-log.ts';
import { hasErrorCode } from './error-code.ts';
import type { LineOutput } from './line-output.ts';

/**
 * A log on standard output, among the lines of the log: the two share one writer, for with two a line of one could end up
 * within a line of the other whenever the reader is behind. When nobody reads that any more, each record is refused, and
 * the process lives on.
 */
export function createStdoutAuditLog(output: LineOutput): AuditLog {
  let current: PromiseWithResolvers<void> | undefined;
  let closed: Error | undefined;

  output.on('drain', () => current?.resolve());
  output.on('error', (error) => {
    // What comes behind a broken pipe is dropped without a word.
    if (hasErrorCode(error, 'EPIPE')) closed = error;
    current?.reject(error);
  });

  return appendInBatches(async (lines) => {
    current = Promise.withResolvers();
    if (closed === undefined) output.write(lines.toString());
    else current.reject(closed);
    try {
      await current.promise;
      return lines.length;
    } catch (error) {
      throw new AuditLogError('The audit log could not be written', { cause: error });
    }
  });
}
