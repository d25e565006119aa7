import { escapeInvisible } from '../logging/escape-invisible.ts';
import { LoggableError } from '../logging/loggable-error.ts';
import { type AuditLog, AuditLogError } from './audit-log.ts';
import { auditRecord } from './audit-record.ts';

/** Writes lines, and gives the number of their bytes that are kept: all of them, or as many as there was room for. */
export type WriteLines = (lines: Buffer) => Promise<number>;

interface Batch {
  readonly lines: Buffer[];
  bytes: number;
  readonly kept: Promise<number>;
}

/**
 * A log that writes its records as lines in the order in which they are appended, all those together that have come
 * while earlier ones were being written: where a write takes long, the records of many requests wait for one only.
 * Lines that cannot be written do not keep the next ones from being tried.
 */
export function appendInBatches(write: WriteLines): AuditLog {
  let previous: Promise<unknown> = Promise.resolve();
  let next: Batch | undefined;

  const begin = (): Batch => {
    const lines: Buffer[] = [];
    const kept = previous.then(() => {
      next = undefined;
      return write(Buffer.concat(lines));
    });
    previous = kept.catch(() => undefined);
    return { lines, bytes: 0, kept };
  };
  return {
    async append(record) {
      const json = JSON.stringify(auditRecord.parse(record));
      const line = Buffer.from(`${escapeInvisible(json)}\n`);
      const batch = (next ??= begin());
      batch.lines.push(line);
      batch.bytes += line.length;
      const end = batch.bytes;
      const kept = await batch.kept;
      if (end > kept) {
        const cause = new LoggableError(`Only ${kept} of ${batch.bytes} bytes were written`);
        throw new AuditLogError('The audit log could not be written', { cause });
      }
    },
  };
}
