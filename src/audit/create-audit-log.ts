import { LoggableError } from '../logging/loggable-error.ts';
import type { AuditDestination, AuditLog } from './audit-log.ts';
import { errorCode, hasErrorCode } from './error-code.ts';
import { createFileAuditLog } from './file-audit-log.ts';
import { openToAppend } from './open-audit-file.ts';
import { createStdoutAuditLog, type LineOutput } from './stdout-audit-log.ts';

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

/**
 * Why a destination cannot be used, without its path; undefined when it can. A missing file is created, and its mode is
 * set to 0600. A destination that cannot be synced, such as a pipe, is rejected: each record would fail.
 */
export async function auditLogIssue(destination: AuditDestination): Promise<string | undefined> {
  if (destination.to === 'stdout') return undefined;
  try {
    const { file: opened } = await openToAppend(destination.path);
    await using file = opened;
    await file.sync();
    return undefined;
  } catch (error) {
    if (hasErrorCode(error, 'EINVAL')) {
      return 'cannot be used: it stores nothing on a disk; use stdout for a pipe or a terminal';
    }
    const own = error instanceof LoggableError ? error : undefined;
    const code = errorCode(own === undefined ? error : own.cause);
    return ['cannot be used', own?.message, code].filter(Boolean).join(': ');
  }
}
