import type { AuditLog } from './audit-log.ts';
import { auditRecord } from './audit-record.ts';

/**
 * A log that writes its records as lines, one after the other, in the order in which they are appended. A line that
 * cannot be written does not keep the next ones from being tried.
 */
export function appendInOrder(write: (line: Buffer) => Promise<void>): AuditLog {
  let previous: Promise<unknown> = Promise.resolve();

  return {
    async append(record) {
      const line = Buffer.from(`${JSON.stringify(auditRecord.parse(record))}\n`);
      const written = previous.then(() => write(line));
      previous = written.catch(() => undefined);
      return written;
    },
  };
}
