import { LoggableError } from '../logging/loggable-error.ts';
import type { AuditRecord } from './audit-record.ts';

/** Keeps records for good, in the order in which this process appends them. */
export interface AuditLog {
  /**
   * Resolves once the record is kept: out of this process, and of a file's, on the disk.
   *
   * It has no time limit, and cannot be taken back: a record that the caller has stopped waiting for may still follow.
   *
   * @throws AuditLogError when it could not be written, or only in part, or is not sure to be on the disk: it may be in
   *   the log all the same. Later records are not affected.
   */
  append(record: AuditRecord): Promise<void>;
}

/** Where records are kept. */
export type AuditDestination =
  { readonly to: 'stdout' } | { readonly to: 'file'; readonly path: string };

/** The audit log cannot be used. The cause says why; the message has neither values nor paths. */
export class AuditLogError extends LoggableError {
  override readonly name = 'AuditLogError';
}
