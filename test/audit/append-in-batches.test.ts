import { expect, test } from '@jest/globals';
import { appendInBatches } from '../../src/audit/append-in-batches.ts';
import { intent, parseLines } from './support/records.ts';

interface HeldWrite {
  readonly lines: Buffer;
  /** Ends it: with this many bytes written, or with a failure. */
  readonly end: (kept: number | Error) => void;
}

/** A log whose writes end when the test ends them. */
function heldLog() {
  const writes: HeldWrite[] = [];
  const { promise: firstBegun, resolve: begin } = Promise.withResolvers<undefined>();
  const log = appendInBatches(async (lines) => {
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    const end: HeldWrite['end'] = (kept) => {
      if (typeof kept === 'number') resolve(kept);
      else reject(kept);
    };
    writes.push({ lines, end });
    // Only the first write is held.
    if (writes.length === 1) begin(undefined);
    else end(lines.length);
    return promise;
  });
  return { log, writes, firstBegun };
}

test('records that arrive during a write are written together, in order', async () => {
  const { log, writes, firstBegun } = heldLog();
  const records = [intent(), intent(), intent()];

  const first = log.append(intent());
  await firstBegun;
  const rest = records.map((record) => log.append(record));
  writes[0]?.end(writes[0].lines.length);
  await Promise.all([first, ...rest]);

  expect(writes).toHaveLength(2);
  expect(parseLines(String(writes[1]?.lines))).toStrictEqual(records);
});

test('a failed write rejects only its own records', async () => {
  const { log, writes, firstBegun } = heldLog();
  const full = new Error('the disk is full');

  const first = Promise.allSettled([log.append(intent()), log.append(intent())]);
  await firstBegun;
  const second = log.append(intent());
  writes[0]?.end(full);

  expect(await first).toStrictEqual([
    { status: 'rejected', reason: full },
    { status: 'rejected', reason: full },
  ]);
  await expect(second).resolves.toBeUndefined();
});

test('a partial write rejects the records that are incomplete', async () => {
  const { log, writes, firstBegun } = heldLog();

  const all = Promise.allSettled([intent(), intent(), intent()].map((one) => log.append(one)));
  await firstBegun;
  const bytes = (writes[0]?.lines.indexOf('\n') ?? 0) + 1;
  writes[0]?.end(bytes + 1);

  const cause = { message: `Only ${bytes + 1} of ${3 * bytes} bytes were written` };
  expect(await all).toMatchObject([
    { status: 'fulfilled' },
    { status: 'rejected', reason: { name: 'AuditLogError', cause } },
    { status: 'rejected', reason: { name: 'AuditLogError', cause } },
  ]);
});
