import { BANNED_WORDS } from './banned-words.ts';

/** A banned word in a text. */
export interface Finding {
  /** From 1. */
  readonly line: number;
  readonly word: string;
  readonly instead: string;
  /** The line, as it stands. */
  readonly text: string;
}

const IDENTIFIER = /[A-Za-z$][\w$]*/g;

/** The words of an identifier, in lower case: `MOST_FLOWS` and `mostFlows` are `most flows`. */
function wordsOf(identifier: string): string {
  return identifier
    .replaceAll(/(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_+/g, ' ')
    .trim()
    .toLowerCase();
}

/** The banned words in a text, line by line: in its prose, and in its identifiers. */
export function findBannedWords(text: string): Finding[] {
  return text.split('\n').flatMap((line, index) => {
    const words = line.replaceAll(IDENTIFIER, wordsOf);
    const identifiers = (line.match(IDENTIFIER) ?? [])
      .map(wordsOf)
      .filter((name) => name.includes(' '));
    return BANNED_WORDS.filter(
      ({ text: inText, identifier }) =>
        inText?.test(words) === true ||
        (identifier !== undefined && identifiers.some((name) => identifier.test(name))),
    ).map(({ word, instead }) => ({ line: index + 1, word, instead, text: line.trim() }));
  });
}
