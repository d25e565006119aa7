import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import GitHubSlugger from 'github-slugger';
import MarkdownIt from 'markdown-it';
import { parse } from 'shell-quote';

/** A fenced block of a page. */
export interface Block {
  /** Its first line, from 1. */
  readonly line: number;
  readonly language: string;
  /** The word after the language, which says what the block is: `variables`, `answer`, … */
  readonly label: string;
  readonly text: string;
}

/** A page, parsed. */
export interface Page {
  readonly blocks: readonly Block[];
  readonly headings: readonly { readonly level: number; readonly anchor: string }[];
  /** The targets of links and images, as they are written. */
  readonly links: readonly string[];
  /** What stands between backticks. */
  readonly code: readonly string[];
}

const ROOT = new URL('../../', import.meta.url);
const markdown = new MarkdownIt();

/** The pages of the documentation, by their paths from the root: the README and all of `docs/`. */
export const PAGES: readonly string[] = [
  'README.md',
  ...globSync('docs/**/*.md', { cwd: ROOT }).sort(),
];

/** All that is written in Markdown: the pages, the other files of the root, and the READMEs of folders. */
export const TEXTS: readonly string[] = [
  ...globSync('*.md', { cwd: ROOT }).sort(),
  ...PAGES.filter((path) => path.includes('/')),
  ...globSync('{src,test,harness,bench,tools,client,examples}/**/*.md', { cwd: ROOT }).sort(),
];

/** The text of a page, such as `docs/api/errors.md`. */
export async function readPage(path: string): Promise<string> {
  return readFile(new URL(path, ROOT), 'utf8');
}

/** A page with its blocks, headings, links and pieces of code. */
export async function parsePage(path: string): Promise<Page> {
  const tokens = markdown.parse(await readPage(path), {});
  const inline = tokens.flatMap(({ children }) => children ?? []);
  const slugger = new GitHubSlugger();
  return {
    blocks: tokens
      .filter(({ type }) => type === 'fence')
      .map(({ info, content, map }) => {
        const [language = '', label = ''] = info.split(' ');
        return { line: (map?.[0] ?? 0) + 1, language, label, text: content };
      }),
    headings: tokens.flatMap(({ type, tag }, index) => {
      if (type !== 'heading_open') return [];
      const parts = tokens[index + 1]?.children ?? [];
      const text = parts.map(({ content }) => content).join('');
      return [{ level: Number(tag.slice(1)), anchor: slugger.slug(text) }];
    }),
    links: inline.flatMap((token) => {
      const link = token.attrGet('href') ?? token.attrGet('src');
      return link === null ? [] : [String(link)];
    }),
    code: inline.filter(({ type }) => type === 'code_inline').map(({ content }) => content),
  };
}

/** The fenced blocks of a page, in order. */
export async function readBlocks(path: string): Promise<readonly Block[]> {
  return (await parsePage(path)).blocks;
}

/** The text of a page's block with a label. */
export async function readBlock(path: string, label: string): Promise<string> {
  const block = (await readBlocks(path)).find((each) => each.label === label);
  if (block === undefined) throw new Error(`${path} has no block with the label ${label}`);
  return block.text;
}

/** A page's text without its fenced blocks. */
export function withoutBlocks(text: string): string {
  return text.replaceAll(/^ *```.*?^ *```$/gms, '');
}

/** The words of a shell command, as a shell would pass them to a program. */
export function shellWords(command: string): string[] {
  return parse(command.replaceAll('\\\n', ' ')).filter((word) => typeof word === 'string');
}

/** An answer without what differs from run to run. */
export function withoutRandom(answer: unknown): unknown {
  return JSON.parse(withoutRandomText(JSON.stringify(answer))) as unknown;
}

/** A text without what differs from run to run: the ids of new contacts, tokens that were made, and times. */
export function withoutRandomText(text: string): string {
  return text
    .replaceAll(/\b(?!\d\d?0{6}-0000-4000-8000-)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, 'ID')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME');
}
