import type { AuditDestination, AuditLog } from './audit-log.ts';
import { createFileAuditLog } from './file-audit-log.ts';
import { createStdoutAuditLog } from './stdout-audit-log.ts';

/** The log that is configured. Nothing is opened or written before the first record. */
export function createAuditLog(destination: AuditDestination): AuditLog {
  switch (destination.to) {
    case 'stdout':
      return createStdoutAuditLog();
    case 'file':
      return createFileAuditLog(destination.path);
  }
}
