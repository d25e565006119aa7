import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { AuditLogError } from '../../src/audit/audit-log.ts';
import { auditLogIssue } from '../../src/audit/create-audit-log.ts';
import { createFileAuditLog } from '../../src/audit/file-audit-log.ts';
import { openToRead } from '../../src/audit/open-audit-file.ts';
import { createFolder, type Folder } from './support/folder.ts';
import { intent, readLines } from './support/records.ts';
import { startWriter } from './support/writer.ts';

const run = promisify(execFile);

const NO_DISK = 'cannot be used: it stores nothing on a disk; use stdout for a pipe or a terminal';

const A_LINK = 'a symbolic link; only links to devices in /dev and into /proc/self/fd are followed';

/** Why a record cannot be appended, and why the start is rejected; `undefined` without a reason. */
async function failuresOf(path: string): Promise<{ start: unknown; record: unknown }> {
  const start = await auditLogIssue({ to: 'file', path });
  try {
    await createFileAuditLog(path).append(intent());
    return { start, record: undefined };
  } catch (error) {
    return { start, record: error instanceof AuditLogError ? error.cause : error };
  }
}

const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o7777;

describe('the mode of an audit file', () => {
  test.each([0o644, 0o666, 0o664, 0o640, 0o604, 0o400, 0o755])(
    'becomes 0600 when it was %o, and its content stays',
    async (mode) => {
      await using folder = await createFolder();
      const path = folder.file('audit.jsonl');
      const records = [intent(), intent()] as const;
      await writeFile(path, `${JSON.stringify(records[0])}\n`);
      await chmod(path, mode);

      await createFileAuditLog(path).append(records[1]);

      expect(await modeOf(path)).toBe(0o600);
      expect(await readLines(path)).toStrictEqual(records);
    },
  );

  test('is set at the start, before any record', async () => {
    await using folder = await createFolder();
    const path = folder.file('audit.jsonl');
    await writeFile(path, '');
    await chmod(path, 0o644);

    expect(await auditLogIssue({ to: 'file', path })).toBeUndefined();
    expect(await modeOf(path)).toBe(0o600);
  });

  test('is set again after a change, and on a file that rotation has created', async () => {
    await using folder = await createFolder();
    const path = folder.file('audit.jsonl');
    const log = createFileAuditLog(path);
    await log.append(intent());
    await chmod(path, 0o660);

    await log.append(intent());

    expect(await modeOf(path)).toBe(0o600);
  });

  test('rejects start and records when it cannot be set', async () => {
    // Linux does not allow any user to change the mode of this file.
    expect(await failuresOf('/proc/self/comm')).toMatchObject({
      start:
        'cannot be used: its mode cannot be set to 0600; it must belong to the user that runs the gateway: EPERM',
      record: {
        message: 'its mode cannot be set to 0600; it must belong to the user that runs the gateway',
        cause: { code: 'EPERM' },
      },
    });
  });

  test('is left alone on devices', async () => {
    const before = await modeOf('/dev/full');

    expect(await failuresOf('/dev/full')).toMatchObject({
      start: NO_DISK,
      record: { code: 'ENOSPC' },
    });
    expect(await modeOf('/dev/full')).toBe(before);
  });
});

/** A folder below /dev in which a process without privileges can make files and links. */
async function createSharedFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp('/dev/shm/audit-');
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
}

describe('an audit file that is a symbolic link', () => {
  const linked = async (folder: Folder, target: string): Promise<string> => {
    const path = folder.file('audit.jsonl');
    await symlink(target, path);
    return path;
  };

  test('is rejected at the start and for each record, and its target is not touched', async () => {
    await using folder = await createFolder();
    const target = folder.file('else.txt');
    await writeFile(target, 'other content');
    await chmod(target, 0o644);
    const path = await linked(folder, target);

    expect(await failuresOf(path)).toMatchObject({
      start: `cannot be used: ${A_LINK}`,
      record: { message: A_LINK },
    });
    expect(await readFile(target, 'utf8')).toBe('other content');
    expect(await modeOf(target)).toBe(0o644);
  });

  test.each([
    ['to a missing file', 'none.jsonl'],
    ['to a link to a device', 'to-device'],
    ['to itself', 'audit.jsonl'],
    ['out of /dev again', '/dev/../tmp/audit.jsonl'],
    ['to a folder like /dev', '/devices/audit.jsonl'],
    ['to an open file of another process', `/proc/${process.ppid}/fd/1`],
  ])('is rejected when it leads %s', async (_, target) => {
    await using folder = await createFolder();
    await symlink('/dev/full', folder.file('to-device'));
    const path = await linked(folder, target);

    expect(await failuresOf(path)).toMatchObject({ record: { message: A_LINK } });
    await expect(stat(folder.file('none.jsonl'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test.each(['file', 'folder/file', 'link', 'none'])(
    'is rejected when it leads to a file in shared memory, where every user can write: %s',
    async (name) => {
      await using folder = await createFolder();
      await using shared = await createSharedFolder();
      const target = folder.file('real/file');
      await mkdir(folder.file('real'));
      await symlink(folder.file('real'), `${shared.path}/folder`);
      await symlink(target, `${shared.path}/link`);
      for (const path of [target, `${shared.path}/file`]) {
        await writeFile(path, 'other content');
        await chmod(path, 0o644);
      }
      const path = await linked(folder, `${shared.path}/${name}`);

      const { start, record } = await failuresOf(path);

      expect(start).toMatch(/^cannot be used: /);
      expect(record).toBeDefined();
      for (const other of [target, `${shared.path}/file`]) {
        expect(await readFile(other, 'utf8')).toBe('other content');
        expect(await modeOf(other)).toBe(0o644);
      }
      await expect(stat(`${shared.path}/none`)).rejects.toMatchObject({ code: 'ENOENT' });
    },
  );

  test('is accepted into /dev', async () => {
    await using folder = await createFolder();

    expect(await failuresOf(await linked(folder, '/dev/full'))).toMatchObject({
      start: NO_DISK,
      record: { code: 'ENOSPC' },
    });
  });

  test.each(['/dev/stdout', '/dev/fd/1', '/proc/self/fd/1', 'a link to /dev/stdout'])(
    'is accepted to standard output: %s',
    async (name) => {
      await using folder = await createFolder();
      const path = name.startsWith('/') ? name : await linked(folder, '/dev/stdout');
      const output = folder.file('output');
      await using writer = await startWriter(
        'append-to-file',
        [path, '2', 'shown'],
        `exec "$0" "$@" >> ${output}`,
      );

      await writer.run();

      expect(await readLines(output)).toMatchObject([
        { requestId: 'shown-0' },
        { requestId: 'shown-1' },
        { written: 2 },
      ]);
      expect(await modeOf(output)).toBe(0o600);
    },
  );

  test('may be in a folder that is one', async () => {
    await using folder = await createFolder();
    await mkdir(folder.file('real'));
    await symlink('real', folder.file('link'));

    expect(await failuresOf(folder.file('link/audit.jsonl'))).toStrictEqual({
      start: undefined,
      record: undefined,
    });
    expect(await readLines(folder.file('real/audit.jsonl'))).toHaveLength(1);
  });
});

describe('an audit file that is read', () => {
  test('may not be a symbolic link', async () => {
    await using folder = await createFolder();
    await writeFile(folder.file('real.jsonl'), '');
    await symlink('real.jsonl', folder.file('audit.jsonl'));

    await expect(openToRead(folder.file('audit.jsonl'))).rejects.toThrow(A_LINK);
  });

  test.each([
    ['a device', '/dev/full'],
    ['a device, by a link', 'to-device'],
    ['a pipe without a writer', 'pipe'],
    ['a folder', '.'],
  ])('may not be %s', async (_, name) => {
    await using folder = await createFolder();
    await symlink('/dev/full', folder.file('to-device'));
    await run('mkfifo', [folder.file('pipe')]);
    const path = name.startsWith('/') ? name : folder.file(name);

    await expect(openToRead(path)).rejects.toThrow('not a regular file');
  });
});

describe('the start is rejected', () => {
  test.each([
    ['when a folder is in its place', '.', 'EISDIR'],
    ['when its folder is missing', 'none/audit.jsonl', 'ENOENT'],
  ])('%s', async (_, name, code) => {
    await using folder = await createFolder();

    expect(await auditLogIssue({ to: 'file', path: folder.file(name) })).toBe(
      `cannot be used: ${code}`,
    );
  });

  test('never for standard output', async () => {
    expect(await auditLogIssue({ to: 'stdout' })).toBeUndefined();
  });
});

test('a pipe is rejected at the start, since each record would fail', async () => {
  await using folder = await createFolder();
  const path = folder.file('pipe');
  await run('mkfifo', [path]);

  expect(await failuresOf(path)).toMatchObject({ start: NO_DISK, record: { code: 'EINVAL' } });
  expect((await stat(path)).isFIFO()).toBe(true);
});
