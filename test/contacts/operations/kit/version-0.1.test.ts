import { copyFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import type { AuditRecord, IntentRecord } from '../../../../src/audit/audit-record.ts';
import { createFileAuditLog } from '../../../../src/audit/file-audit-log.ts';
import { readRecords } from '../../../../src/audit/read-records.ts';
import { reportUnfinished } from '../../../../src/contacts/operations/kit/report-unfinished.ts';
import { createFolder } from '../../../audit/support/folder.ts';

/**
 * A file that version 0.1 wrote, at commit 57375e8, against the built-in contact centre: transfers that were done,
 * throttled, rejected, lost, ended by a bug and reported after a restart, two intents without an outcome, and a torn line.
 */
const FILE = fileURLToPath(new URL('fixtures/version-0.1.jsonl', import.meta.url));
const { signal } = new AbortController();

async function recordsOf(path: string): Promise<(AuditRecord | undefined)[]> {
  const records: (AuditRecord | undefined)[] = [];
  for await (const record of readRecords(path, signal)) records.push(record);
  return records;
}

test('the records of a file of version 0.1 are read', async () => {
  const records = await recordsOf(FILE);

  expect(
    records.map((record) => (record?.record === 'OUTCOME' ? record.result : record?.record)),
  ).toStrictEqual([
    'INTENT',
    'TransferContactSuccess',
    'INTENT',
    'TransferContactSuccess',
    'INTENT',
    'TransferContactSuccess',
    'INTENT',
    'ContactThrottledError',
    'INTENT',
    'ContactNotActiveError',
    'INTENT',
    'ContactOutcomeUnknownError',
    'INTENT',
    // The file has GatewayFault.
    'InternalError',
    'INTENT',
    'ContactOutcomeUnknownError',
    'INTENT',
    'INTENT',
    // The torn line.
    undefined,
  ]);
});

test('the transfers without an outcome in a file of version 0.1 are reported', async () => {
  await using folder = await createFolder();
  const path = folder.file('audit.jsonl');
  await copyFile(FILE, path);
  const lines: unknown[] = [];
  const log = (fields: object, message: string): unknown => lines.push([message, fields]);
  const read: unknown[] = [];
  const tokensOf = (intents: readonly IntentRecord[]): unknown[] =>
    intents.map(({ clientToken }) => clientToken);

  await reportUnfinished({
    path,
    auditLog: createFileAuditLog(path),
    signal,
    clock: { now: () => Date.parse('2027-01-01T00:00:00Z'), waitUntil: () => Promise.resolve() },
    log: { info: () => undefined, warn: log, error: log },
    recoveries: [
      {
        name: 'TransferContact',
        isIntent: (record): record is IntentRecord => record.target !== undefined,
        identity: ({ id }) => id,
        isRetry: (intent, other) => other.clientToken === intent.clientToken,
        isRival: (intent, other) => other.clientToken !== intent.clientToken,
        onFound: () => undefined,
        readBack: (intent, rivals) => {
          read.push([intent.clientToken, tokensOf(rivals)]);
          return Promise.resolve({ state: 'executed', newContactId: 'of one of them' });
        },
      },
    ],
  });

  // What a bug or an ambiguous answer has ended may have been executed, too.
  expect(read).toStrictEqual([
    ['unfinished, after a bug', ['a bug']],
    ['unfinished', ['lost']],
  ]);
  expect(lines).toMatchObject([
    ['The audit log has lines that hold no record of a known operation', { skippedLines: 1 }],
    ['An operation was left without an outcome', { operation: 'TransferContact' }],
    ['An operation was left without an outcome', { operation: 'TransferContact' }],
  ]);
  const added = (await recordsOf(path)).slice(19);
  expect(added).toMatchObject([
    { result: 'ContactOutcomeUnknownError', settledBy: 'restart' },
    { result: 'ContactOutcomeUnknownError', settledBy: 'restart' },
  ]);
});
