import { expect, test } from '@jest/globals';
import { appendInBatches } from '../../src/audit/append-in-batches.ts';
import { intent, parseLines } from './support/records.ts';

/** A log whose writes end when they are told to. */
function heldLog() {
  const writes: { readonly text: string; readonly end: (error?: Error) => void }[] = [];
  const log = appendInBatches(async (lines) => {
    const ended = Promise.withResolvers<undefined>();
    writes.push({
      text: lines.toString(),
      end: (error) => {
        if (error === undefined) ended.resolve(undefined);
        else ended.reject(error);
      },
    });
    return ended.promise;
  });
  return { log, writes };
}

test('what comes while a write is under way goes out together, in its order', async () => {
  const { log, writes } = heldLog();
  const records = [intent(), intent(), intent()];

  const first = log.append(intent());
  await Promise.resolve();
  const rest = Promise.all(records.map((record) => log.append(record)));
  writes[0]?.end();
  await first;
  await Promise.resolve();
  writes[1]?.end();
  await rest;

  expect(writes).toHaveLength(2);
  expect(parseLines(writes[1]?.text ?? '')).toStrictEqual(records);
});

test('a write that fails is the failure of its own records only', async () => {
  const { log, writes } = heldLog();
  const full = new Error('the disk is full');

  const first = Promise.allSettled([log.append(intent()), log.append(intent())]);
  await Promise.resolve();
  const second = log.append(intent());
  writes[0]?.end(full);
  const refused = await first;
  await Promise.resolve();
  writes[1]?.end();

  expect(refused).toStrictEqual([
    { status: 'rejected', reason: full },
    { status: 'rejected', reason: full },
  ]);
  await expect(second).resolves.toBeUndefined();
});
