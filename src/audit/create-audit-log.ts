import { LoggableError } from '../errors/loggable-error.ts';
import type { AuditDestination, AuditLog } from './audit-log.ts';
import { createFileAuditLog } from './file-audit-log.ts';
import { hasCode } from './has-code.ts';
import type { LineOutput } from './line-output.ts';
import { openToAppend } from './open-audit-file.ts';
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

/**
 * Why a destination cannot be used; undefined when it can. A file is made when it is not there, and its mode is set to 0600.
 * What cannot be synced, such as a pipe, cannot be used either: each record would fail. What it says names no path.
 */
export async function auditLogFault(destination: AuditDestination): Promise<string | undefined> {
  if (destination.to === 'stdout') return undefined;
  try {
    const { file: opened } = await openToAppend(destination.path);
    await using file = opened;
    await file.sync();
    return undefined;
  } catch (error) {
    if (hasCode(error, 'EINVAL')) {
      return 'cannot be used: it keeps nothing on a disk; use stdout for a pipe or a terminal';
    }
    const isOwn = error instanceof LoggableError;
    const code = codeOf(isOwn ? error.cause : error);
    return ['cannot be used', isOwn && error.message, code].filter(Boolean).join(': ');
  }
}

/** By its form, as `hasCode` has it. */
function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
