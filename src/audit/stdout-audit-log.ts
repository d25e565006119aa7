import { writeSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { appendInOrder } from './append-in-order.ts';
import { type AuditLog, AuditLogError } from './audit-log.ts';
import { hasCode } from './has-code.ts';

const STDOUT = 1;

/** How long to wait for a reader of standard output that is behind, before the next try. */
const PAUSE_MS = 5;

/**
 * A log on standard output, among the lines of the log: like that one it writes synchronously, past Node's own stream,
 * so that the two never mix within a line, and an output that nobody reads any more is an error of one record, and not
 * of the process.
 */
export function createStdoutAuditLog(): AuditLog {
  return appendInOrder(async (line) => {
    try {
      let rest = line;
      while (rest.length > 0) {
        rest = rest.subarray(writeWhatFits(rest));
        if (rest.length === line.length) await setTimeout(PAUSE_MS);
        else if (rest.length > 0) blockFor(PAUSE_MS);
      }
    } catch (error) {
      throw new AuditLogError('The audit log could not be written', { cause: error });
    }
  });
}

/** How many bytes the output took. It takes none of a short line, or all, while its reader is behind. */
function writeWhatFits(bytes: Buffer): number {
  try {
    return writeSync(STDOUT, bytes);
  } catch (error) {
    if (hasCode(error, 'EAGAIN')) return 0;
    throw error;
  }
}

/** Lets nothing else in this process write before the line is complete. */
function blockFor(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
