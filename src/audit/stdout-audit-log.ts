import { appendInBatches } from './append-in-batches.ts';
import { type AuditLog, AuditLogError } from './audit-log.ts';
import { hasErrorCode } from './error-code.ts';

/**
 * A writer of lines, such as pino's. After each write it emits `drain` once everything is written, or
 * `error` with the cause.
 */
export interface LineOutput {
  write(lines: string): unknown;
  on(event: 'drain', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/**
 * A log on standard output, among the lines of the application log. The two share one writer: with two, a line of one
 * could end up within a line of the other whenever the reader is slow. Once its reader has closed the output, each
 * record is rejected, and the process continues.
 */
export function createStdoutAuditLog(output: LineOutput): AuditLog {
  let current: PromiseWithResolvers<void> | undefined;
  let closed: Error | undefined;

  output.on('drain', () => current?.resolve());
  output.on('error', (error) => {
    // Writes after a broken pipe are dropped silently.
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
