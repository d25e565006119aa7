/**
 * A process that appends intents to the file of its first argument once its input ends, as many as the second one says.
 * Their request ids are the third argument and a number. It prints a JSON line with how many were written, and why the
 * first of the others was not.
 */
import { text } from 'node:stream/consumers';
import { createFileAuditLog } from '../../../src/audit/file-audit-log.ts';
import { intent } from './records.ts';

const [, , path = '', count = '', name = ''] = process.argv;
process.stderr.write('ready\n');
await text(process.stdin);

const log = createFileAuditLog(path);
const appended = Array.from({ length: Number(count) }, (_, index) =>
  log.append(intent({ requestId: `${name}-${index}` })),
);
const endings = await Promise.allSettled(appended);
const failures = endings.filter((ending) => ending.status === 'rejected');
const written = endings.length - failures.length;
const reason = failures[0]?.reason instanceof Error ? String(failures[0].reason.cause) : undefined;
process.stdout.write(`${JSON.stringify({ written, reason })}\n`);
