import { escapeInvisible } from '../logging/escape-invisible.ts';
import { LoggableError } from '../logging/loggable-error.ts';
import { type AuditLog, AuditLogError } from './audit-log.ts';
import { auditRecord } from './audit-record.ts';

/** Writes lines, and returns how many of their bytes were written: all of them, or as many as there was room for. */
export type WriteLines = (lines: Buffer) => Promise<number>;

interface Batch {
  readonly lines: Buffer[];
  bytes: number;
  readonly written: Promise<number>;
}

/**
 * A log that writes its records as lines in the order in which they are appended. Records that arrive during a write
 * are written together by the next one: where a write takes long, the records of many requests wait for only one. A
 * failed write does not prevent the next one.
 */
export function appendInBatches(write: WriteLines): AuditLog {
  let previous: Promise<unknown> = Promise.resolve();
  let next: Batch | undefined;

  const begin = (): Batch => {
    const lines: Buffer[] = [];
    const written = previous.then(() => {
      next = undefined;
      return write(Buffer.concat(lines));
    });
    previous = written.catch(() => undefined);
    return { lines, bytes: 0, written };
  };
  return {
    async append(record) {
      const json = JSON.stringify(auditRecord.parse(record));
      const line = Buffer.from(`${escapeInvisible(json)}\n`);
      const batch = (next ??= begin());
      batch.lines.push(line);
      batch.bytes += line.length;
      const end = batch.bytes;
      const written = await batch.written;
      if (end > written) {
        const cause = new LoggableError(`Only ${written} of ${batch.bytes} bytes were written`);
        throw new AuditLogError('The audit log could not be written', { cause });
      }
    },
  };
}
