import { appendFile, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { AuditLogError } from '../../src/audit/audit-log.ts';
import { createFileAuditLog } from '../../src/audit/file-audit-log.ts';
import { createFolder } from './support/folder.ts';
import { intent, outcome, parseLines, readLines } from './support/records.ts';
import { startWriter } from './support/writer.ts';

describe('the audit log in a file', () => {
  test('has one JSON object a line, and can be read by its owner only', async () => {
    await using folder = await createFolder();
    const path = folder.file('audit.jsonl');
    const log = createFileAuditLog(path);
    const sent = intent();

    await log.append(sent);
    await log.append(outcome(sent));

    expect(await readLines(path)).toStrictEqual([sent, outcome(sent)]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test('contains only the declared keys of records', async () => {
    await using folder = await createFolder();
    const path = folder.file('audit.jsonl');
    const sent = intent({ target: { kind: 'flow' } });
    const customer = { name: 'Åsa', attributes: { policy: '4711' } };

    await createFileAuditLog(path).append({
      ...sent,
      ...customer,
      caller: { ...sent.caller, ...customer },
      target: { kind: 'flow', ...customer },
    });

    expect(await readLines(path)).toStrictEqual([sent]);
  });

  test('keeps the order in which one process appends', async () => {
    await using folder = await createFolder();
    const path = folder.file('audit.jsonl');
    const log = createFileAuditLog(path);
    const records = Array.from({ length: 50 }, () => intent());

    await Promise.all(records.map((record) => log.append(record)));

    expect(await readLines(path)).toStrictEqual(records);
  });

  test('is shared by several processes, whose lines never mix', async () => {
    await using folder = await createFolder();
    const path = folder.file('audit.jsonl');
    await using first = await startWriter('append-to-file', [path, '100', 'first']);
    await using second = await startWriter('append-to-file', [path, '100', 'second']);

    const endings = await Promise.all([first.run(), second.run()]);

    expect(endings.map(({ stdout }) => stdout)).toStrictEqual([
      '{"written":100}\n',
      '{"written":100}\n',
    ]);
    const ids = (await readLines(path)).map((line) => (line as { requestId: string }).requestId);
    for (const name of ['first', 'second']) {
      const inOrder = Array.from({ length: 100 }, (_, index) => `${name}-${index}`);
      expect(ids.filter((id) => id.startsWith(`${name}-`))).toStrictEqual(inOrder);
    }
    expect(ids).toHaveLength(200);
  });

  test.each([
    ['the disk is full', () => '/dev/full', 'ENOSPC'],
    ['there is a folder in its place', (path: string) => path, 'EISDIR'],
    ['its folder is missing', (path: string) => join(path, 'none', 'audit.jsonl'), 'ENOENT'],
    ['the file is not on a disk', () => '/dev/null', 'EINVAL'],
  ])('rejects a record when %s', async (_, pathIn, code) => {
    await using folder = await createFolder();
    const log = createFileAuditLog(pathIn(folder.file('.')));

    const failure = await log.append(intent()).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(AuditLogError);
    expect(failure).toMatchObject({
      message: 'The audit log could not be written',
      cause: { code },
    });
  });

  test('takes records again once it can be written', async () => {
    await using folder = await createFolder();
    const path = folder.file('later/audit.jsonl');
    const log = createFileAuditLog(path);
    const record = intent();

    await expect(log.append(intent())).rejects.toThrow(AuditLogError);
    await mkdir(folder.file('later'));
    await log.append(record);

    expect(await readLines(path)).toStrictEqual([record]);
  });

  test('continues in a new file when it is renamed', async () => {
    await using folder = await createFolder();
    const path = folder.file('audit.jsonl');
    const log = createFileAuditLog(path);
    const records = [intent(), intent()] as const;

    await log.append(records[0]);
    await rename(path, `${path}.1`);
    await log.append(records[1]);

    expect(await readLines(`${path}.1`)).toStrictEqual([records[0]]);
    expect(await readLines(path)).toStrictEqual([records[1]]);
  });

  test('begins a new line after a torn one', async () => {
    await using folder = await createFolder();
    const path = folder.file('audit.jsonl');
    const log = createFileAuditLog(path);
    const records = [intent(), intent(), intent()] as const;

    await log.append(records[0]);
    await appendFile(path, '{"record":"INT');
    await log.append(records[1]);
    await log.append(records[2]);

    const [first = '', torn, ...others] = (await readFile(path, 'utf8')).split('\n');
    expect(torn).toBe('{"record":"INT');
    expect(parseLines([first, ...others].join('\n'))).toStrictEqual(records);
  });

  test('counts a partially written record as lost, and the next one is readable', async () => {
    await using folder = await createFolder();
    const path = folder.file('audit.jsonl');
    // The limit is no multiple of the records' length, so that one of them crosses it.
    await writeFile(path, `"${'-'.repeat(300)}"\n`);
    await using limited = await startWriter(
      'append-to-file',
      [path, '20', 'limited'],
      'ulimit -f 4; exec "$0" "$@"',
    );

    const { stdout, stderr } = await limited.run();
    const after = intent();
    await createFileAuditLog(path).append(after);

    const ending = JSON.parse(stdout) as { written: number; reason: string };
    const lines = (await readFile(path, 'utf8')).split('\n');
    const readable = lines
      .filter((line) => line.endsWith('}'))
      .map((line): unknown => JSON.parse(line));
    expect({ stderr, reason: ending.reason }).toStrictEqual({
      stderr: '',
      reason: expect.stringMatching(/^LoggableError: Only \d+ of \d+ bytes were written$/),
    });
    expect(ending.written).toBeGreaterThan(0);
    expect(readable).toHaveLength(ending.written + 1);
    expect(readable.at(-1)).toStrictEqual(after);
  });
});
