import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';

const ROOT = new URL('../../', import.meta.url);
const read = (name: string): Promise<string> => readFile(new URL(name, ROOT), 'utf8');

const { scripts } = JSON.parse(await read('package.json')) as {
  readonly scripts: Readonly<Record<string, string>>;
};
/** Those that a person calls; the parts of the check and what npm runs itself are behind them. */
const called = Object.keys(scripts).filter(
  (name) => !name.startsWith('check:') && !/^(?:pre|post)/.test(name),
);
const contributing = await read('CONTRIBUTING.md');

describe('the npm scripts', () => {
  test('are few', () => {
    expect(called.length).toBeLessThanOrEqual(20);
  });

  test.each([
    ...['start', 'test', 'emulator', 'build', 'dev', 'check', 'schema', 'schema:subgraph'],
    ...['codegen', 'bench'],
  ])('have %s, which outside checks rely on', (name) => {
    expect(called).toContain(name);
  });

  test.each(called.filter((name) => !['start', 'test'].includes(name)))(
    'CONTRIBUTING.md says what %s is for',
    (name) => {
      expect(contributing).toMatch(new RegExp(`\`npm run (?:--silent )?${name}[ \`]`));
    },
  );
});
