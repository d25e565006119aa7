import { AuditLogError } from './audit-log.ts';
import { auditRecord, type AuditRecord } from './audit-record.ts';
import { hasErrorCode } from './error-code.ts';
import { openToRead } from './open-audit-file.ts';

/** Longer than any record; a file that is not an audit log can have lines of any length. */
const MAX_LINE_LENGTH = 64 * 1024;

/**
 * The records of a file in their order, read line by line; `undefined` for each line without one, such as a torn or a
 * foreign line. A missing file has no records.
 *
 * @throws AuditLogError when the file cannot be read; the signal's reason once it aborts.
 */
export async function* readRecords(
  path: string,
  signal: AbortSignal,
): AsyncGenerator<AuditRecord | undefined> {
  try {
    signal.throwIfAborted();
    await using file = await openToRead(path);
    const stream = file.createReadStream({ encoding: 'utf8', signal });
    for await (const line of linesOf(stream)) {
      if (line !== '') yield parseRecord(line);
    }
  } catch (error) {
    signal.throwIfAborted();
    if (hasErrorCode(error, 'ENOENT')) return;
    throw new AuditLogError('The audit log could not be read', { cause: error });
  }
}

/** Keeps only the beginning of a line that is too long. */
async function* linesOf(parts: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const part of parts) {
    const lines = (rest + part).split('\n');
    rest = lines.pop()?.slice(0, MAX_LINE_LENGTH) ?? '';
    yield* lines;
  }
  yield rest;
}

function parseRecord(line: string): AuditRecord | undefined {
  if (line.length >= MAX_LINE_LENGTH) return undefined;
  try {
    return auditRecord.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
