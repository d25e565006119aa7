/**
 * A process that appends intents to its standard output, among lines of the log, once its input ends. The first
 * argument is their number, the second the length of their tokens. On standard error it prints a JSON line with how
 * many were written, and why the first of the others was not. With `non-blocking` its output is non-blocking: it takes only
 * what fits.
 */
import { text } from 'node:stream/consumers';
import { createStdoutAuditLog } from '../../../src/audit/stdout-audit-log.ts';
import { createLog, openStandardOutput } from '../../../src/logging/logger.ts';
import { intent } from './records.ts';

const [, , count = '', length = '', mode = ''] = process.argv;
process.stderr.write('ready\n');
await text(process.stdin);

// Node's own stream makes the output non-blocking for all processes that share it.
if (mode === 'non-blocking') process.stdout.write('');
const clientToken = 't'.repeat(Number(length));
const output = openStandardOutput();
const log = createLog('info', output);
const auditLog = createStdoutAuditLog(output);
const appended = Array.from({ length: Number(count) }, async (_, index) => {
  await auditLog.append(intent({ requestId: `request-${index}`, clientToken }));
  log.info({ index, clientToken }, 'A line of the log');
});
const endings = await Promise.allSettled(appended);
const failures = endings.filter((ending) => ending.status === 'rejected');
const written = endings.length - failures.length;
const first: unknown = failures[0]?.reason;
const reason = first instanceof Error ? `${first.name}: ${String(first.cause)}` : undefined;
process.stderr.write(`${JSON.stringify({ written, reason })}\n`);
