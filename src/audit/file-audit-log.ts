import type { FileHandle } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { appendInBatches } from './append-in-batches.ts';
import { type AuditLog, AuditLogError } from './audit-log.ts';
import { openToAppend } from './open-audit-file.ts';

const NEWLINE = '\n'.charCodeAt(0);

/** Far longer than it takes to write a few lines. */
const PAUSE_MS = 20;

/**
 * A log in a file that only its owner may read, whatever its mode was. Several processes can share the file. It is
 * created when it is missing, and reopened for each write, so that it can be rotated by renaming.
 */
export function createFileAuditLog(path: string): AuditLog {
  return appendInBatches(async (lines) => {
    try {
      const { file: opened, size } = await openToAppend(path);
      await using file = opened;
      const kept = await appendLines(file, size, lines);
      await file.sync();
      return kept;
    } catch (error) {
      throw new AuditLogError('The audit log could not be written', { cause: error });
    }
  });
}

/**
 * Writes whole lines with one call, so that lines of several processes never mix. A partial write is not continued:
 * another process may have written in between.
 */
async function appendLines(file: FileHandle, size: number, lines: Buffer): Promise<number> {
  const before = (await endsInTornLine(file, size)) ? Buffer.of(NEWLINE) : Buffer.alloc(0);
  const { bytesWritten } = await file.write(Buffer.concat([before, lines]));
  return Math.max(0, bytesWritten - before.length);
}

/**
 * A full disk or a power failure may have left an incomplete line. So may another process whose write is still running;
 * if that takes longer than the pause, the only effect is a blank line.
 */
async function endsInTornLine(file: FileHandle, size: number): Promise<boolean> {
  if (!(await endsWithinLine(file, size))) return false;
  await setTimeout(PAUSE_MS);
  return endsWithinLine(file, (await file.stat()).size);
}

async function endsWithinLine(file: FileHandle, size: number): Promise<boolean> {
  if (size === 0) return false;
  const { buffer } = await file.read({ buffer: Buffer.alloc(1), position: size - 1 });
  return buffer[0] !== NEWLINE;
}
