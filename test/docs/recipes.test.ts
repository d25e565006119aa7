import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { check, resolveConfig } from 'prettier';
import { parsePage } from '../support/docs.ts';
import { compile } from './support/compile.ts';
import { APPLIED, fileBlocks, filesAfter, isQuoted, QUOTING, RECIPES } from './support/recipe.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const blocks = await fileBlocks(...RECIPES);

test('there are three recipes', () => {
  expect(RECIPES).toHaveLength(3);
});

const quotes = await fileBlocks(...QUOTING);

test('a recipe quotes its example, which is in the repository', () => {
  expect(quotes.map(({ language }) => language)).toStrictEqual(['ts', 'diff', 'ts', 'diff', 'ts']);
});

test.each(quotes)('$path is as its recipe quotes it', (quote) => {
  expect(isQuoted(quote)).toBe(true);
});

test('the other recipes, one after the other, compile', async () => {
  expect(compile(await filesAfter(...APPLIED))).toStrictEqual([]);
}, 180_000);

test.each(APPLIED)('%s changes lines that exist, without the other recipes', async (recipe) => {
  await expect(filesAfter(recipe)).resolves.toBeInstanceOf(Map);
});

test.each(RECIPES)('%s names only files that exist, or that a recipe creates', async (recipe) => {
  const created = new Set(blocks.map(({ path }) => path));
  const { code } = await parsePage(recipe);
  const named = code.filter((text) => /^(?:src|test|docs|tools|client)\/[\w./-]+$/.test(text));

  expect(named.filter((path) => !created.has(path) && !existsSync(`${ROOT}${path}`))).toStrictEqual(
    [],
  );
});

test.each(blocks.filter(({ language }) => language === 'ts'))(
  '$path is formatted as Prettier formats it',
  async ({ path, text }) => {
    const options = await resolveConfig(`${ROOT}${path}`);

    expect(await check(text, { ...options, filepath: path })).toBe(true);
  },
);
