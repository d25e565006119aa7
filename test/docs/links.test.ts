import { existsSync, globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type Page, PAGES, parsePage, readPage, TEXTS, withoutBlocks } from '../support/docs.ts';

const ROOT = new URL('../../', import.meta.url);
const texts = new Map<string, Page>(
  await Promise.all(TEXTS.map(async (path) => [path, await parsePage(path)] as const)),
);

/** The path and the anchor that a link of a page names; undefined for a link to another site. */
function targetOf(page: string, link: string): { path: string; anchor: string } | undefined {
  if (/^[a-z]+:/.test(link)) return undefined;
  const [path = '', anchor = ''] = decodeURI(link).split('#');
  return { path: path === '' ? page : posix.join(posix.dirname(page), path), anchor };
}

const linksFrom = (page: string): string[] =>
  (texts.get(page)?.links ?? []).flatMap((link) => targetOf(page, link)?.path ?? []);

/** What is wrong with a link; undefined when nothing is. */
function problemOf(page: string, link: string): string | undefined {
  const target = targetOf(page, link);
  if (target === undefined) {
    const isWeb = /^https:\/\/[a-z0-9.-]+\.[a-z]+(\/|$)/.test(link);
    return isWeb ? undefined : 'is no https address';
  }
  const { path, anchor } = target;
  if (path.startsWith('..')) return 'leaves the repository';
  if (!existsSync(new URL(path, ROOT))) return `${path} does not exist`;
  const anchors = texts.get(path)?.headings.map((heading) => heading.anchor);
  if (anchor === '' || anchors?.includes(anchor) === true) return undefined;
  return `${path} has no heading #${anchor}; it has ${anchors?.join(', ') ?? 'none'}`;
}

describe('the links', () => {
  test.each(TEXTS)('of %s lead somewhere', (page) => {
    const links = texts.get(page)?.links ?? [];

    expect(
      links.flatMap((link) => {
        const problem = problemOf(page, link);
        return problem === undefined ? [] : [`${link}: ${problem}`];
      }),
    ).toStrictEqual([]);
  });

  test.each(TEXTS)(
    'of %s have targets without spaces, which Markdown takes for text',
    async (page) => {
      const prose = withoutBlocks(await readPage(page)).replaceAll(/`[^`]*`/g, '');

      expect(prose.match(/\]\([^()]*\s[^()]*\)/g) ?? []).toStrictEqual([]);
    },
  );

  test('would be reported if they led nowhere', () => {
    expect(problemOf('docs/README.md', 'no-such-page.md')).toBe(
      'docs/no-such-page.md does not exist',
    );
    expect(problemOf('docs/README.md', '../LICENSE#terms')).toMatch('has no heading #terms');
    expect(problemOf('docs/README.md', '../../secret.md')).toBe('leaves the repository');
    expect(problemOf('docs/README.md', 'http://example.com')).toBe('is no https address');
  });

  test('lead from the README to every page in two clicks', () => {
    const first = linksFrom('README.md');
    const reached = new Set(['README.md', ...first, ...first.flatMap(linksFrom)]);

    expect(PAGES.filter((page) => !reached.has(page))).toStrictEqual([]);
  });

  test('lead from the index to every page, or to the index of its folder', () => {
    const listed = new Set(['README.md', 'docs/README.md', ...linksFrom('docs/README.md')]);
    const missing = PAGES.filter(
      (page) =>
        !listed.has(page) &&
        !linksFrom(posix.join(posix.dirname(page), 'README.md')).includes(page),
    );

    expect(missing).toStrictEqual([]);
  });
});

test('sources name pages that exist', async () => {
  const files = globSync(
    ['{src,test,harness,bench,tools,examples}/**/*.{ts,tsx,yml,json}', '*.{js,mjs,yml,json}'],
    { cwd: ROOT, exclude: (name) => name === 'node_modules' },
  ).filter((file) => file !== 'test/docs/links.test.ts');

  const named = await Promise.all(
    files.map(async (file) => {
      const text = await readFile(new URL(file, ROOT), 'utf8');
      return [...text.matchAll(/\bdocs\/[\w/-]+\.md\b/g)].map(([page]) => ({ file, page }));
    }),
  );

  expect(named.flat().length).toBeGreaterThan(5);
  expect(named.flat().filter(({ page }) => !PAGES.includes(page))).toStrictEqual([]);
});
