import { LoggableError } from '../logging/loggable-error.ts';
import type { AuditRecord } from './audit-record.ts';

/** Stores records permanently, in the order in which this process appends them. */
export interface AuditLog {
  /**
   * Resolves once the record has left this process and, with a file, is on the disk.
   *
   * It has no timeout, and cannot be cancelled: a record that the caller no longer waits for may still be written.
   *
   * @throws AuditLogError when it could not be written, or only in part, or may not be on the disk: it may be in the
   * log nevertheless. Later records are not affected.
   */
  append(record: AuditRecord): Promise<void>;
}

/** Where records are stored. */
export type AuditDestination =
  { readonly to: 'stdout' } | { readonly to: 'file'; readonly path: string };

/** The audit log cannot be used. The cause says why; the message contains neither values nor paths. */
export class AuditLogError extends LoggableError {
  override readonly name = 'AuditLogError';
}
