import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { build } from '../tools/build.ts';

await build('gateway');

const ROOT = new URL('../', import.meta.url);
const read = (name: string): Promise<string> => readFile(new URL(name, ROOT), 'utf8');

interface Package {
  readonly engines: { readonly node: string };
  readonly devDependencies: { readonly node: string };
}
const { engines, devDependencies } = JSON.parse(await read('package.json')) as Package;

/** What users start: the processes and the programs. */
const ENTRIES = [
  'main',
  'main-emulator',
  ...(await readdir(new URL('src/cli', ROOT)))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `cli/${file.replace(/\.ts$/, '')}`),
];

/** Starts a built entry point on a Node.js that says to be of another version. */
async function startOn(
  version: string,
  entry: string,
): Promise<{ readonly code: unknown; readonly stdout: string; readonly stderr: string }> {
  const versions = `{ value: { ...process.versions, node: '${version}' } }`;
  const disguise = `data:text/javascript,Object.defineProperty(process, 'versions', ${versions})`;
  const path = fileURLToPath(new URL(`dist/${entry}.js`, ROOT));
  try {
    const args = ['--import', disguise, path];
    return { code: 0, ...(await promisify(execFile)(process.execPath, args, { env: {} })) };
  } catch (error) {
    const { code, stdout, stderr } = error as Awaited<ReturnType<typeof startOn>>;
    return { code, stdout, stderr };
  }
}

describe.each(ENTRIES)('%s', (entry) => {
  test.each(['18.20.8', '20.20.2', '22.22.0', '24.14.9'])(
    'rejects Node.js %s by one line',
    async (version) => {
      expect(await startOn(version, entry)).toStrictEqual({
        code: 1,
        stdout: '',
        stderr: `Node.js ${version} is too old: install 24.15 or later, or use the npm scripts, which bring their own\n`,
      });
    },
  );

  test('checks the version before it loads anything else', async () => {
    const [, first] = /^import (?:.* from )?'(.*)';$/m.exec(await read(`src/${entry}.ts`)) ?? [];

    expect(first).toMatch(/^\.\.?\/require-node\.ts$/);
  });
});

test.each(['24.15.0', '26.0.0'])('Node.js %s is not too old', async (version) => {
  expect(await startOn(version, 'cli/print-schema')).toMatchObject({ code: 0, stderr: '' });
});

test('the version that the tests run on is the one that .nvmrc names, and new enough', async () => {
  expect(engines.node).toBe('>=24.15');
  expect(`${devDependencies.node}\n`).toBe(await read('.nvmrc'));
  expect(process.versions.node).toBe(devDependencies.node);
});
