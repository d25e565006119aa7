import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { check, resolveConfig } from 'prettier';
import ts from 'typescript';
import { parsePage } from '../support/docs.ts';
import { fileBlocks, filesAfter, RECIPES } from './support/recipe.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What the compiler reports of some TypeScript files, of which the repository has none or others. */
function compile(files: ReadonlyMap<string, string>): string[] {
  const byPath = new Map([...files].map(([path, text]) => [`${ROOT}${path}`, text]));
  const config: unknown = ts.readConfigFile(`${ROOT}tsconfig.json`, (path) =>
    ts.sys.readFile(path),
  ).config;
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const host = ts.createCompilerHost(options);
  const disk = { ...host };
  host.readFile = (path) => byPath.get(path) ?? disk.readFile(path);
  host.fileExists = (path) => byPath.has(path) || disk.fileExists(path);
  // The folders of new files do not exist, either.
  delete host.directoryExists;
  const roots = [...byPath.keys()].filter((path) => path.endsWith('.ts'));
  const program = ts.createProgram(roots, options, host);
  return roots
    .map((path) => program.getSourceFile(path))
    .flatMap((source) => [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ])
    .map((diagnostic) => ts.formatDiagnostic(diagnostic, host));
}

const blocks = await fileBlocks(...RECIPES);

test('there are three recipes', () => {
  expect(RECIPES).toHaveLength(3);
});

test('the recipes, one after the other, compile', async () => {
  expect(compile(await filesAfter(...RECIPES))).toStrictEqual([]);
}, 180_000);

test.each(RECIPES)('%s changes lines that exist, without the other recipes', async (recipe) => {
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
