import { readFile } from 'node:fs/promises';
import { parse } from 'shell-quote';

/** A fenced block of the README. */
export interface Block {
  readonly language: string;
  /** The word after the language, which says what the block is: `variables`, `answer`, … */
  readonly label: string;
  readonly text: string;
}

/** The text of the README. */
export async function readReadme(): Promise<string> {
  return readFile(new URL('../../README.md', import.meta.url), 'utf8');
}

/** The fenced blocks of the README, in order. */
export async function readBlocks(): Promise<Block[]> {
  const fences = (await readReadme()).matchAll(/^```(\w*) ?(\w*)\n(.*?)^```$/gms);
  return [...fences].map(([, language = '', label = '', text = '']) => ({ language, label, text }));
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
