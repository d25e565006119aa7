import { writeFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { AuditLogError } from '../../../../src/audit/audit-log.ts';
import type { AuditRecord, IntentRecord } from '../../../../src/audit/audit-record.ts';
import {
  findContactEvidence,
  findUnfinishedIntents,
  readIntents,
} from '../../../../src/contacts/operations/kit/unfinished-intents.ts';
import { createFolder } from '../../../audit/support/folder.ts';
import { intent, outcome } from '../../../audit/support/records.ts';

const { signal } = new AbortController();
const ALL = 1_000;
const isKnown = ({ operation }: IntentRecord): boolean => operation === 'TransferContact';

const A = intent();
const B = intent({ target: { kind: 'user', id: 'user-1' } });
const C = intent({ target: { kind: 'flow' } });
const UNKNOWN = intent({ operation: 'StopContact' });

/** Would still be a record if a part of its middle were lost. */
const ENDLESS = intent({ clientToken: 't'.repeat(1_000_000) });

const line = (record: AuditRecord): string => `${JSON.stringify(record)}\n`;
const torn = (record: AuditRecord): string => line(record).slice(0, 100);

// Long enough to be read in parts, whose borders fall into lines and into letters of several bytes.
const MANY = Array.from({ length: 200 }, () => intent({ clientToken: '🚚'.repeat(500) }));

describe('the search for intents without an outcome', () => {
  test.each<[content: string, text: string, intents: AuditRecord[], skippedLines: number]>([
    ['nothing', '', [], 0],
    ['an intent', line(A), [A], 0],
    ['an intent and its outcome', line(A) + line(outcome(A)), [], 0],
    ['transfers side by side', line(A) + line(B) + line(C) + line(outcome(B)), [A, C], 0],
    ['an outcome whose intent is in an older file', line(outcome(A)) + line(B), [B], 0],
    ['an outcome that was torn', line(A) + torn(outcome(A)), [A], 1],
    ['an intent that was torn', `${torn(A)}\n${line(B)}`, [B], 1],
    ['a last line without its end', line(A) + line(outcome(A)).trimEnd(), [], 0],
    ['blank lines', `\n${line(A)}\n\n${line(B)}\n`, [A, B], 0],
    ['what a crash of the machine left', `${'\0'.repeat(4096)}\n${line(A)}`, [A], 1],
    ['lines of the log', `{"level":30,"msg":"incoming request"}\n${line(A)}`, [A], 1],
    ['JSON of other kinds', `[]\nnull\n7\n"INTENT"\n{"record":"INTENT"}\n${line(A)}`, [A], 5],
    ['another operation', line(UNKNOWN) + line(B), [B], 1],
    ['another operation and its outcome', line(UNKNOWN) + line(B) + line(outcome(UNKNOWN)), [B], 0],
    ['a line without end', `${line(A)}${line(ENDLESS)}${line(outcome(A))}`, [], 1],
    ['many', MANY.map(line).join(''), MANY, 0],
  ])('finds them among %s', async (_, text, intents, skippedLines) => {
    await using folder = await createFolder();
    const path = folder.file('audit.jsonl');
    await writeFile(path, text);

    expect(await findUnfinishedIntents(path, isKnown, ALL, signal)).toStrictEqual({
      intents,
      older: [],
      skippedLines,
    });
  });

  test('holds the newest, and of the others the ids', async () => {
    await using folder = await createFolder();
    const path = folder.file('audit.jsonl');
    const all = Array.from({ length: 9 }, () => intent());
    const done = [...all.slice(1, 2), ...all.slice(7)].map((one) => outcome(one));
    await writeFile(path, [...all, ...done].map(line).join(''));

    const { intents, older } = await findUnfinishedIntents(path, isKnown, 4, signal);

    // The last two were among the newest four when they were read, so two are left.
    expect(intents).toStrictEqual(all.slice(5, 7));
    expect(older).toStrictEqual([0, 2, 3, 4].map((index) => all[index]?.id));
    expect(await readIntents(path, older, signal)).toStrictEqual(
      [0, 2, 3, 4].map((index) => all[index]),
    );
  });

  test('finds none where there is no file', async () => {
    await using folder = await createFolder();

    const found = await findUnfinishedIntents(
      folder.file('none/audit.jsonl'),
      isKnown,
      ALL,
      signal,
    );

    expect(found).toStrictEqual({ intents: [], older: [], skippedLines: 0 });
  });

  test.each([
    ['a folder', '.'],
    ['a device without end', '/dev/zero'],
  ])('rejects %s', async (_, name) => {
    await using folder = await createFolder();
    const path = name.startsWith('/') ? name : folder.file(name);

    await expect(findUnfinishedIntents(path, isKnown, ALL, signal)).rejects.toThrow(AuditLogError);
  });

  test('ends when it is aborted', async () => {
    await using folder = await createFolder();
    const path = folder.file('audit.jsonl');
    await writeFile(path, MANY.map(line).join(''));
    const stop = new AbortController();

    const found = findUnfinishedIntents(path, isKnown, ALL, stop.signal);
    stop.abort();

    await expect(found).rejects.toHaveProperty('name', 'AbortError');
  });
});

describe('the search for evidence', () => {
  test('finds what was confirmed of the contacts of intents, and of the tokens of those without one', async () => {
    await using folder = await createFolder();
    const path = folder.file('audit.jsonl');
    const noContact = { operation: 'StartTaskContact', contactId: undefined, target: undefined };
    const start = intent({ ...noContact, clientToken: 'one' });
    const retry = intent({ ...noContact, clientToken: 'one' });
    const other = intent({ ...noContact, clientToken: 'two' });
    const transfer = intent({ contactId: 'contact-1' });
    const sameContact = intent({ contactId: 'contact-1', clientToken: 'two' });
    const otherContact = intent({ contactId: 'contact-2', clientToken: 'one' });
    const confirmed = [retry, other, sameContact, otherContact];
    const records = [start, transfer, ...confirmed, ...confirmed.map((one) => outcome(one))];
    await writeFile(path, records.map(line).join(''));

    const evidence = await findContactEvidence(path, [start, transfer], signal);

    expect(evidence.open).toStrictEqual([start, transfer]);
    expect(Object.fromEntries(evidence.confirmed)).toStrictEqual({
      '': [{ intent: expect.objectContaining({ id: retry.id }), newContactId: 'contact-2' }],
      'contact-1': [{ intent: sameContact, newContactId: 'contact-2' }],
    });
  });
});
