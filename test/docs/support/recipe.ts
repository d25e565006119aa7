import { readFileSync } from 'node:fs';
import { PAGES, readBlocks } from '../../support/docs.ts';

const ROOT = new URL('../../../', import.meta.url);

/** A fenced block of a recipe whose label is the path of a file. */
export interface FileBlock {
  readonly recipe: string;
  /** `diff` for lines of an existing file; otherwise the block is a whole new file. */
  readonly language: string;
  readonly path: string;
  readonly text: string;
}

/** The pages with recipes. */
export const RECIPES: readonly string[] = PAGES.filter((page) =>
  page.startsWith('docs/recipes/add-'),
);

/** Those whose example is in the repository: their blocks quote its files. */
export const QUOTING: readonly string[] = ['docs/recipes/add-a-mutation.md'];

/** Those whose example is not. */
export const APPLIED: readonly string[] = RECIPES.filter((recipe) => !QUOTING.includes(recipe));

/** The blocks of some recipes that are labelled with a path, such as `ts src/a.ts` or `diff src/b.ts`, in order. */
export async function fileBlocks(...recipes: readonly string[]): Promise<FileBlock[]> {
  const blocks = await Promise.all(
    recipes.map(async (recipe) =>
      (await readBlocks(recipe)).map((block) => ({ recipe, path: block.label, ...block })),
    ),
  );
  return blocks.flat().filter(({ path }) => path.includes('/'));
}

/**
 * The files as they are after some recipes, by their paths: the new ones, and the existing ones with their added lines.
 *
 * @throws when a recipe creates a file twice, or changes lines that do not exist exactly once.
 */
export async function filesAfter(...recipes: readonly string[]): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const { recipe, language, path, text } of await fileBlocks(...recipes)) {
    if (language === 'diff') {
      const before = files.get(path) ?? readFileSync(new URL(path, ROOT), 'utf8');
      files.set(path, applyDiff(before, text, `${recipe}: ${path}`));
    } else {
      if (files.has(path)) throw new Error(`${recipe}: ${path} exists already`);
      files.set(path, text);
    }
  }
  return files;
}

/**
 * Whether a block quotes the repository: it is a whole file, or a diff whose lines are in a file.
 *
 * @throws when there is no such file, or the lines of a diff do not exist exactly once.
 */
export function isQuoted({ recipe, language, path, text }: FileBlock): boolean {
  const file = readFileSync(new URL(path, ROOT), 'utf8');
  if (language !== 'diff') return file === text;
  const signs: Readonly<Record<string, string>> = { '+': '-', '-': '+' };
  const undo = text.replace(/^[+-]/gm, (sign) => signs[sign] ?? sign);
  return applyDiff(file, undo, `${recipe}: ${path}`) !== file;
}

/** Applies the hunks of a diff, which are separated by lines with `@@`. Each hunk must match at one place only. */
function applyDiff(before: string, diff: string, where: string): string {
  return diff.split(/^@@.*\n/m).reduce((text, hunk) => {
    const lines = hunk.split('\n').slice(0, -1);
    const side = (other: string): string =>
      lines
        .filter((line) => !line.startsWith(other))
        .map((line) => `${line.slice(1)}\n`)
        .join('');
    const parts = `\n${text}`.split(`\n${side('+')}`);
    if (parts.length !== 2) {
      throw new Error(`${where}: these lines exist ${parts.length - 1} times:\n${side('+')}`);
    }
    return parts.join(`\n${side('-')}`).slice(1);
  }, before);
}
