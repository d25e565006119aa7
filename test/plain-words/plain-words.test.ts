import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { ALLOWED_WORDS, type AllowedWord } from './allowed-words.ts';
import { findBannedWords } from './find-banned-words.ts';

/** What is held to plain words: folders and files, from the root. */
const SCOPE = [
  'src',
  'test',
  'harness',
  'bench',
  'tools',
  'examples',
  'client',
  'docs',
  'schema.graphql',
  'README.md',
  'SECURITY.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'package.json',
  'eslint.config.js',
  'jest.config.js',
  'codegen.yml',
];

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const TEXTS = /\.(?:ts|tsx|js|css|graphql|md|yml|json)$/;
/** Generated files, what AWS wrote, and the list itself. */
const LEFT_OUT = /(?:^|\/)generated\/|^src\/emulator\/data\/|^test\/plain-words\/|\/node_modules\//;

const files = SCOPE.flatMap((path) => [path, ...globSync(`${path}/**/*`, { cwd: ROOT })]).filter(
  (file) => TEXTS.test(file) && !LEFT_OUT.test(file),
);
const findings = files.flatMap((file) =>
  findBannedWords(readFileSync(`${ROOT}${file}`, 'utf8')).map((finding) => ({ file, ...finding })),
);

const allows = ({ word, file, line }: AllowedWord, found: (typeof findings)[number]): boolean =>
  (word ?? found.word) === found.word && file.test(found.file) && (line?.test(found.text) ?? true);

describe('plain words', () => {
  test('are all that is used', () => {
    const banned = findings
      .filter((found) => !ALLOWED_WORDS.some((allowed) => allows(allowed, found)))
      .map(({ file, line, word, instead }) => `${file}:${line} ${word}: write ${instead}`);

    expect(files.length).toBeGreaterThan(1_000);
    expect(banned).toStrictEqual([]);
  });

  test.each(ALLOWED_WORDS)('still need the exception: $word $file $line', (allowed) => {
    expect(findings.some((found) => allows(allowed, found))).toBe(true);
  });
});

describe('a banned word', () => {
  test.each([
    ['const mostAttempts = 3;', ['most, longest']],
    ['const MOST_FLOWS = 3, atMost = 4;', ['most, longest']],
    ['It takes 3 at most, and most of them at once.', []],
    ['await Promise.allSettled(calls);', []],
    ['The read-back settles it.', ['settle']],
    ['ECONNREFUSED', []],
    ['refuseCrowd(app);', ['refuse']],
    ['function* () { yield next; }', []],
    ['callers who are restricted', []],
    ['Whoever asks gets a token.', ['who, as a noun']],
    ["error['$fault'] === 'client'", []],
    ['ContactInputFault', ['fault']],
    ['computed on demand', []],
    ['carriedOut.newContactId', ['carry out']],
    ['It was told, and carried out anew.', ['tell', 'carry out', 'anew']],
  ])('is found by its sense in: %s', (text, words) => {
    expect(findBannedWords(text).map(({ word }) => word)).toStrictEqual(words);
  });
});
