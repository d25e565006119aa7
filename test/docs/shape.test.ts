import { describe, expect, test } from '@jest/globals';
import { parsePage, readPage, TEXTS, withoutBlocks } from '../support/docs.ts';

const MAX_LINES = 300;
const MAX_README_LINES = 250;
/** Of a paragraph or an item of a list, which are one line each: more is several statements, so write several. */
const MAX_CHARACTERS = 800;

/** The lines of prose that are too long: those of code and of tables do not count. */
function longLines(text: string): string[] {
  const prose = withoutBlocks(text).split('\n');
  return prose.filter((line) => line.length > MAX_CHARACTERS && !line.startsWith('|'));
}

describe.each(TEXTS)('%s', (path) => {
  test('is short', async () => {
    const lines = (await readPage(path)).trimEnd().split('\n').length;

    expect(lines).toBeLessThanOrEqual(path === 'README.md' ? MAX_README_LINES : MAX_LINES);
  });

  test('has short paragraphs', async () => {
    const starts = longLines(await readPage(path)).map((line) => line.slice(0, 80));

    expect(starts).toStrictEqual([]);
  });

  test('begins with its title, and leaves out no level of headings', async () => {
    const { headings } = await parsePage(path);
    const levels = headings.map(({ level }) => level);

    expect(await readPage(path)).toMatch(/^# \S/);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [index, level] of levels.entries()) {
      expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
    }
  });
});
