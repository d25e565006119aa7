/**
 * A process that appends intents to the file of its first argument once its input ends, one after another; the second
 * argument is their number. Their request ids are the third argument and a number. It prints a JSON line with how many
 * were written, and why the first of the others was not.
 */
import { text } from 'node:stream/consumers';
import { createFileAuditLog } from '../../../src/audit/file-audit-log.ts';
import { intent } from './records.ts';

const [, , path = '', count = '', name = ''] = process.argv;
process.stderr.write('ready\n');
await text(process.stdin);

const log = createFileAuditLog(path);
let written = 0;
let reason: string | undefined;
for (let index = 0; index < Number(count); index += 1) {
  try {
    await log.append(intent({ requestId: `${name}-${index}` }));
    written += 1;
  } catch (error) {
    reason ??= error instanceof Error ? String(error.cause) : undefined;
  }
}
process.stdout.write(`${JSON.stringify({ written, reason })}\n`);
