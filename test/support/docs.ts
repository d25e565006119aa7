import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parse } from 'shell-quote';

/** A fenced block of a page. */
export interface Block {
  readonly language: string;
  /** The word after the language, which says what the block is: `variables`, `answer`, … */
  readonly label: string;
  readonly text: string;
}

const ROOT = new URL('../../', import.meta.url);

/** The pages of the documentation, by their paths from the root: the README and all of `docs/`. */
export const PAGES: readonly string[] = [
  'README.md',
  ...globSync('docs/**/*.md', { cwd: ROOT }).sort(),
];

/** The text of a page, such as `docs/api/errors.md`. */
export async function readPage(path: string): Promise<string> {
  return readFile(new URL(path, ROOT), 'utf8');
}

/** The fenced blocks of a page, in order. */
export async function readBlocks(path: string): Promise<Block[]> {
  const fences = (await readPage(path)).matchAll(/^```(\w*) ?(\S*)\n(.*?)^```$/gms);
  return [...fences].map(([, language = '', label = '', text = '']) => ({ language, label, text }));
}

/** The text of a page's block with a label. */
export async function readBlock(path: string, label: string): Promise<string> {
  const block = (await readBlocks(path)).find((each) => each.label === label);
  if (block === undefined) throw new Error(`${path} has no block with the label ${label}`);
  return block.text;
}

/** The words of a shell command, as a shell would pass them to a program. */
export function shellWords(command: string): string[] {
  return parse(command.replaceAll('\\\n', ' ')).filter((word) => typeof word === 'string');
}

/** Replaces what differs from run to run: the ids of new contacts, tokens that were made, and times. */
export function withoutRandom(answer: unknown): unknown {
  const text = JSON.stringify(answer)
    .replaceAll(/\b(?!\d\d?0{6}-0000-4000-8000-)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, 'ID')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME');
  return JSON.parse(text) as unknown;
}
