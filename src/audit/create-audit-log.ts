import type { AuditDestination, AuditLog } from './audit-log.ts';
import { createFileAuditLog } from './file-audit-log.ts';
import type { LineOutput } from './line-output.ts';
import { createStdoutAuditLog } from './stdout-audit-log.ts';

/**
 * The log that is configured. Nothing is opened or written before the first record.
 *
 * @param output this process's standard output.
 */
export function createAuditLog(destination: AuditDestination, output: LineOutput): AuditLog {
  switch (destination.to) {
    case 'stdout':
      return createStdoutAuditLog(output);
    case 'file':
      return createFileAuditLog(destination.path);
  }
}
