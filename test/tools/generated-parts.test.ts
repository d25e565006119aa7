import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { oneOf, wholeNumber } from '../../src/config/parsers.ts';
import { withParts } from '../../tools/docs/generated-parts.ts';
import { tableOf } from '../../tools/docs/variable-tables.ts';

const page = (one: string, two: string): string =>
  `# Page

<!-- one, by npm run docs -->

${one}

<!-- end of one -->

Text in between.

<!-- two, by npm run docs -->

${two}

<!-- end of two -->

Text after.
`;

describe('the generated parts of a page', () => {
  test('are replaced, and nothing else is', () => {
    const fresh = withParts(page('stale $&', 'stale'), { one: 'new $&', two: '| new |' });

    expect(fresh).toBe(page('new $&', '| new |'));
    expect(withParts(fresh, { one: 'new $&', two: '| new |' })).toBe(fresh);
  });

  test('are written into places that are empty', () => {
    const empty = '<!-- one, by npm run docs -->\n<!-- end of one -->\n';

    expect(withParts(empty, { one: 'new' })).toBe(
      '<!-- one, by npm run docs -->\n\nnew\n\n<!-- end of one -->\n',
    );
  });

  test.each([
    [
      'lacks a place',
      page('', '').replaceAll('two', 'one'),
      { one: '', two: '' },
      'no place for: two',
    ],
    ['has one twice', page('', '').replaceAll('two', 'one'), { one: '' }, 'too many places: one'],
    ['has an unknown one', page('', ''), { one: '' }, 'too many places: two'],
    ['has one without an end', '<!-- one, by npm run docs -->\n', { one: '' }, 'no place for: one'],
  ])('fail when the page %s', (_, text, parts, message) => {
    expect(() => withParts(text, parts)).toThrow(`The page has ${message}`);
  });
});

describe('a table of variables', () => {
  test('has defaults, ranges and choices as zod has them', () => {
    const table = tableOf({
      TRIES: { schema: wholeNumber(1, 10).prefault('3'), meaning: 'How often.' },
      LEVEL: {
        schema: oneOf(['low', 'high']).optional(),
        meaning: 'How high.',
        byDefault: 'as set',
      },
      MODE: { schema: oneOf(['a', 'b']).prefault('a'), meaning: '`a`: one. `b`: another.' },
      NAME: { schema: z.string().optional(), meaning: 'A | B.', example: 'x' },
      LIST: { schema: z.string().prefault(''), meaning: 'Names.' },
    });

    expect(table.split('\n')).toStrictEqual([
      '| variable | default | meaning |',
      '| --- | --- | --- |',
      '| `TRIES` | `3` | How often. Range: 1 to 10. |',
      '| `LEVEL` | as set | How high. Choices: `low`, `high`. |',
      '| `MODE` | `a` | `a`: one. `b`: another. |',
      '| `NAME` | none | A \\| B. Example: `x`. |',
      '| `LIST` | none | Names. |',
    ]);
  });
});
