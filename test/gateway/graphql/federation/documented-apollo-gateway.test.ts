import { execFile } from 'node:child_process';
import { mkdtempDisposable, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { readBlock } from '../../../support/docs.ts';

const run = promisify(execFile);
const MODULES = fileURLToPath(new URL('../../../../node_modules', import.meta.url));

const TSCONFIG = {
  compilerOptions: {
    strict: true,
    noEmit: true,
    target: 'es2022',
    module: 'esnext',
    moduleResolution: 'bundler',
    skipLibCheck: true,
    types: ['node'],
  },
};

test('the documented code for @apollo/gateway compiles', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'router-'));
  const write = (name: string, text: string): Promise<void> =>
    writeFile(join(folder.path, name), text);
  await symlink(MODULES, join(folder.path, 'node_modules'));
  await write('tsconfig.json', JSON.stringify(TSCONFIG));
  const apollo = await readBlock('docs/federation.md', 'apollo-gateway');
  await write('apollo.ts', `declare const supergraphSdl: string;\n${apollo}`);

  const tsc = join(MODULES, 'typescript/bin/tsc');
  const compiled = await run(process.execPath, [tsc], { cwd: folder.path }).catch(
    (failure: unknown) => failure as { stdout: string },
  );

  expect(compiled.stdout).toBe('');
});
