import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';

const ROOT = new URL('../../', import.meta.url);
const text = await readFile(new URL('SECURITY.md', ROOT), 'utf8');
const manifest = JSON.parse(await readFile(new URL('package.json', ROOT), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};
const rows = [...text.matchAll(/^\| (?!promise|---)(.+) \| (.+) \|$/gm)].map(
  ([, promise = '', heldBy = '']) => ({ promise, heldBy }),
);

describe('SECURITY.md', () => {
  test('has promises', () => {
    expect(rows.length).toBeGreaterThan(40);
  });

  test.each(rows)('names the tests that hold: $promise', ({ heldBy }) => {
    const named = [...heldBy.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
    const commands = named.filter((name) => /^(?:npm run|npx) /.test(name));
    const files = named.filter((name) => /^(test|harness)\//.test(name));
    const scripts = commands.filter((name) => name.startsWith('npm run '));
    const programs = commands
      .filter((name) => name.startsWith('npx '))
      .map((name) => /^npx (?:node|jest --config) (\S+)/.exec(name)?.[1] ?? name);

    expect(named.length).toBeGreaterThan(0);
    expect(commands.length + files.length).toBe(named.length);
    expect(scripts.filter((name) => !(name.slice(8) in manifest.scripts))).toStrictEqual([]);
    expect(
      [...files, ...programs].filter((file) => !existsSync(new URL(file, ROOT))),
    ).toStrictEqual([]);
  });
});
