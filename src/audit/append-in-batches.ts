import type { AuditLog } from './audit-log.ts';
import { auditRecord } from './audit-record.ts';

/**
 * A log that writes its records as lines in the order in which they are appended, all those together that have come
 * while earlier ones were being written: where a write takes long, the records of many requests wait for one only.
 * Lines that cannot be written do not keep the next ones from being tried.
 */
export function appendInBatches(write: (lines: Buffer) => Promise<void>): AuditLog {
  let previous: Promise<unknown> = Promise.resolve();
  let next: { readonly lines: Buffer[]; readonly written: Promise<void> } | undefined;

  const begin = (): NonNullable<typeof next> => {
    const lines: Buffer[] = [];
    const written = previous.then(() => {
      next = undefined;
      return write(Buffer.concat(lines));
    });
    previous = written.catch(() => undefined);
    return { lines, written };
  };
  return {
    async append(record) {
      const line = Buffer.from(`${JSON.stringify(auditRecord.parse(record))}\n`);
      next ??= begin();
      next.lines.push(line);
      return next.written;
    },
  };
}
