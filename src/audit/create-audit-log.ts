import { LoggableError } from '../errors/loggable-error.ts';
import type { AuditDestination, AuditLog } from './audit-log.ts';
import { createFileAuditLog } from './file-audit-log.ts';
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
 * What it says names no path.
 */
export async function auditLogFault(destination: AuditDestination): Promise<string | undefined> {
  if (destination.to === 'stdout') return undefined;
  try {
    const { file } = await openToAppend(destination.path);
    await file.close();
    return undefined;
  } catch (error) {
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
