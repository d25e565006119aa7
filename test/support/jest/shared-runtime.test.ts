import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numFailedTestSuites: number;
}

/** Runs Jest on fixtures, as `npx jest` does; they are no tests by their names. */
async function runJest(
  ...args: readonly string[]
): Promise<{ readonly code: unknown; readonly stderr: string; readonly report: Report }> {
  const folder = await mkdtemp(join(tmpdir(), 'jest-report-'));
  const outputFile = join(folder, 'report.json');
  const jest = ['node_modules/jest/bin/jest.js', '--json', '--outputFile', outputFile];
  const fixtures = ['--testMatch', '**/test/support/jest/fixtures/*.ts'];
  try {
    const { code, stderr } = await promisify(execFile)(
      process.execPath,
      [...jest, ...args, ...fixtures],
      { cwd: ROOT, env: {} },
    ).then(
      (printed) => ({ code: 0, ...printed }),
      (error: unknown) => error as { readonly code: unknown; readonly stderr: string },
    );
    return { code, stderr, report: JSON.parse(await readFile(outputFile, 'utf8')) as Report };
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('the way tests are run', () => {
  test('fails a file in which a rejection is handled too late', async () => {
    const { code, stderr, report } = await runJest('fixtures/handled-late');

    expect({ code, ...report }).toMatchObject({ code: 1, numFailedTestSuites: 1 });
    expect(stderr).toContain('Rejections were handled too late');
  });

  test('fails a run in which an error came up outside of any test', async () => {
    // Two files, so that workers run them.
    const { code, stderr } = await runJest('--maxWorkers=2', 'thrown-afterwards|state-one');

    expect(code).toBe(1);
    expect(stderr).toContain('thrown afterwards');
  });

  test('puts back what a file has changed, and has no mocks of modules', async () => {
    const { report, stderr } = await runJest(
      '--runInBand',
      '--globals={"given":7}',
      'fixtures/state',
    );

    expect({ ...report, stderr }).toMatchObject({ numPassedTests: 8, numFailedTests: 0 });
  });
});
