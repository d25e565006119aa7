import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';

const ROOT = new URL('../../', import.meta.url);
const text = await readFile(new URL('SECURITY.md', ROOT), 'utf8');
const rows = [...text.matchAll(/^\| (?!promise|---)(.+) \| (.+) \|$/gm)].map(
  ([, promise = '', heldBy = '']) => ({ promise, heldBy }),
);

describe('SECURITY.md', () => {
  test('has promises', () => {
    expect(rows.length).toBeGreaterThan(40);
  });

  test.each(rows)('says what holds: $promise', async ({ heldBy }) => {
    const { scripts } = JSON.parse(await readFile(new URL('package.json', ROOT), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = [...heldBy.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
    const commands = named.filter((name) => name.startsWith('npm run '));
    const files = named.filter((name) => /^(test|harness)\//.test(name));

    expect(named.length).toBeGreaterThan(0);
    expect(commands.length + files.length).toBe(named.length);
    expect(files.filter((file) => !existsSync(new URL(file, ROOT)))).toStrictEqual([]);
    expect(commands.filter((name) => !(name.slice(8) in scripts))).toStrictEqual([]);
  });
});
