import { existsSync, globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path/posix';
import { describe, expect, test } from '@jest/globals';
import { VARIABLES } from '../../src/config/config.ts';
import { type Block, parsePage, TEXTS } from '../support/docs.ts';

const ROOT = new URL('../../', import.meta.url);
const read = (path: string): Promise<string> => readFile(new URL(path, ROOT), 'utf8');

const { scripts } = JSON.parse(await read('package.json')) as {
  readonly scripts: Readonly<Record<string, string>>;
};
const pages = await Promise.all(
  // The changelog names what no longer exists.
  TEXTS.filter((path) => path !== 'CHANGELOG.md').map(async (path) => ({
    path,
    ...(await parsePage(path)),
  })),
);
const blocks = pages.flatMap(({ path, blocks: ofPage }) =>
  ofPage.map((block) => ({ path, at: `${path}:${block.line}`, ...block })),
);

/** The tests that read blocks, with what they say of pages and labels. */
const readers = (
  await Promise.all(
    globSync(['test/**/*.ts', 'harness/**/*.ts'], { cwd: ROOT }).map(async (file) => read(file)),
  )
).filter((text) => text.includes("support/docs.ts'"));

/** Where no test can follow, as with another vendor's router; the page says so. */
const NOT_RUN = 'not-run';
/** What a test runs, or compiles; all other languages are for reading. */
const EXECUTABLE = ['graphql', 'json', 'sh', 'ts', 'tsx', 'js', 'yaml'];

/** Whether a block is one that examples.test.ts runs, or a part of one. */
const isExample = ({ language, label, text }: Block): boolean =>
  (language === 'graphql' && label === '') ||
  (language === 'sh' && label === '' && text.includes('http://127.0.0.1:4000/graphql')) ||
  (language === 'json' && ['variables', 'answer'].includes(label));

/** The commands of a shell block, one a line, without comments. */
const commandsOf = (text: string): string[] =>
  text
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.trim().startsWith('#'));

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('a block', () => {
  test('has a test, or says that it has none', () => {
    const untested = blocks.filter((block) => {
      const { path, language, label } = block;
      if (!EXECUTABLE.includes(language) || isExample(block) || label === NOT_RUN) return false;
      // Its commands are checked below.
      if (language === 'sh' && label === '') return false;
      // A path for a label means that the block is that file; recipes.test.ts compiles all those of recipes.
      if (label.includes('/') && path.startsWith('docs/recipes/')) return false;
      const ofPage = readers.filter((text) => text.includes(`'${path}'`) || text.includes('PAGES'));
      return !ofPage.some((text) => label !== '' && text.includes(`'${basename(label)}'`));
    });

    expect(untested.map(({ at, language, label }) => `${at} ${language} ${label}`)).toStrictEqual(
      [],
    );
  });

  test('of JSON is JSON', () => {
    const broken = blocks
      .filter(({ language }) => language === 'json')
      // Records of a log are one JSON text a line.
      .flatMap(({ at, text }) =>
        (text.startsWith('{"record"') ? text.trim().split('\n') : [text]).map((part) => ({
          at,
          part,
        })),
      )
      .filter(({ part }) => !isJson(part));

    expect(broken).toStrictEqual([]);
  });
});

const shellBlocks = blocks.filter(({ language }) => language === 'sh');
/** All shell commands of a page: later blocks use what earlier ones have set. */
const scriptOf = (page: string): string =>
  shellBlocks
    .filter(({ path }) => path === page)
    .map(({ text }) => text)
    .join('\n');
/** Commands in blocks and between backticks, with the page that has them. */
const commands = [
  ...shellBlocks.flatMap(({ at, text }) => commandsOf(text).map((command) => ({ at, command }))),
  ...pages.flatMap(({ path, code }) => code.map((command) => ({ at: path, command }))),
];

describe('a command', () => {
  test('of npm is a script', () => {
    const unknown = commands.flatMap(({ at, command }) =>
      [...command.matchAll(/\bnpm run (?:--silent )?([a-z][\w:-]*)/g)]
        .filter(([, name = '']) => !(name in scripts))
        .map(([text]) => `${at} ${text}`),
    );

    expect(unknown).toStrictEqual([]);
  });

  test('of Node.js or Jest names a file that exists', () => {
    const missing = commands.flatMap(({ at, command }) =>
      [
        ...command.matchAll(
          /\bnpx (?:node|jest)(?: --[a-z-]+)* ((?:test|harness|bench|tools|examples)\/\S+)/g,
        ),
      ]
        .filter(([, path = '']) => !existsSync(new URL(path, ROOT)))
        .map(([text]) => `${at} ${text}`),
    );

    expect(missing).toStrictEqual([]);
  });

  test('sets variables that the gateway, a library or the page itself reads', () => {
    const unknown = shellBlocks.flatMap(({ path, at, text }) =>
      [...text.matchAll(/(?:^|\s)([A-Z][A-Z0-9_]{3,})=/g)]
        .map(([, name = '']) => name)
        .filter((name) => !VARIABLES.includes(name) && !/^(?:AWS|OTEL|NODE)_/.test(name))
        .filter((name) => !scriptOf(path).includes(`$${name}`))
        .map((name) => `${at} ${name}`),
    );

    expect(unknown).toStrictEqual([]);
  });
});
