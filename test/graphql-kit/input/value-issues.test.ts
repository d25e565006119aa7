import { describe, expect, test } from '@jest/globals';
import { MAX_ISSUES } from '../../../src/graphql-kit/input/input-issue.ts';
import {
  atLeastOneIssues,
  countIssues,
  duplicateIssues,
  exactlyOneIssues,
  itemIssues,
  minIssues,
} from '../../../src/graphql-kit/input/value-issues.ts';

const PATH = ['input', 'value'];

describe('the number of entries', () => {
  test.each([undefined, null, ['a'], ['a', 'b']])('without issues: %j', (items) => {
    expect(countIssues(PATH, items, { min: 1, max: 2 })).toStrictEqual([]);
  });

  test.each([[[]], [['a', 'b', 'c']]])('with an issue: %j', (items) => {
    const message = `must have 1 to 2 entries, not ${items.length}`;

    expect(countIssues(PATH, items, { min: 1, max: 2 })).toStrictEqual([{ path: PATH, message }]);
  });
});

describe('the items of a list', () => {
  test('are checked with their indexes in the paths', () => {
    const issuesOf = (path: readonly string[], item: number) =>
      item < 0 ? [{ path, message: 'must not be negative' }] : [];

    expect(itemIssues(PATH, [0, -1, 1, -2], issuesOf)).toStrictEqual([
      { path: ['input', 'value', '1'], message: 'must not be negative' },
      { path: ['input', 'value', '3'], message: 'must not be negative' },
    ]);
    expect(itemIssues(PATH, null, issuesOf)).toStrictEqual([]);
  });

  test('are checked up to the max number of issues', () => {
    let checked = 0;

    const issues = itemIssues(PATH, Array<string>(2_000).fill('a'), (path) => {
      checked += 1;
      const issue = { path, message: 'must differ' };
      return [issue, issue, issue];
    });

    expect(issues).toHaveLength(MAX_ISSUES);
    expect(checked).toBe(4);
  });
});

describe('duplicates', () => {
  test('name the path of the first of them, and not their value', () => {
    expect(duplicateIssues(PATH, ['a', 'secret', 'secret', 'b', 'secret'])).toStrictEqual([
      { path: [...PATH, '2'], message: 'must differ from input.value.1' },
      { path: [...PATH, '4'], message: 'must differ from input.value.1' },
    ]);
  });

  test('have the member of the entries in their path', () => {
    expect(duplicateIssues(PATH, ['a', 'a'], 'key')).toStrictEqual([
      { path: [...PATH, '1', 'key'], message: 'must differ from input.value.0.key' },
    ]);
  });

  test.each([[['a', 'A', 'á', 'a\u0301', '']], [['__proto__', 'constructor', 'toString']], [[]]])(
    'are none in %j',
    (values) => {
      expect(duplicateIssues(PATH, values)).toStrictEqual([]);
    },
  );

  test('are reported up to the max number of issues', () => {
    expect(duplicateIssues(PATH, Array<string>(2_000).fill('a'))).toHaveLength(MAX_ISSUES);
  });
});

describe('a minimum of numbers', () => {
  test.each([undefined, null, 1, Number.MAX_SAFE_INTEGER])('without issues: %s', (value) => {
    expect(minIssues(PATH, value, 1)).toStrictEqual([]);
  });

  test.each([0, Number.NaN])('with an issue: %s', (value) => {
    const message = `must be at least 1, not ${value}`;
    expect(minIssues(PATH, value, 1)).toStrictEqual([{ path: PATH, message }]);
  });
});

describe('members of an object', () => {
  const NAMES = ['a', 'b', 'c'] as const;
  interface Value {
    readonly a?: string | null;
    readonly b?: number | null;
    readonly c?: readonly string[] | null;
  }

  test.each<Value>([{ a: '' }, { b: 0, a: null }, { c: [] }])('exactly one: %j', (value) => {
    expect(exactlyOneIssues(PATH, value, NAMES)).toStrictEqual([]);
  });

  test.each<Value>([{}, { a: null }, { a: 'x', b: 1 }, { a: 'x', b: 1, c: ['x'] }])(
    'not exactly one: %j',
    (value) => {
      const message = 'must have exactly one of a, b and c';

      expect(exactlyOneIssues(PATH, value, NAMES)).toStrictEqual([{ path: PATH, message }]);
    },
  );

  test.each<Value>([{ a: '' }, { b: 0, c: [] }, { a: 'x', b: 1, c: ['x'] }])(
    'at least one: %j',
    (value) => {
      expect(atLeastOneIssues(PATH, value, NAMES)).toStrictEqual([]);
    },
  );

  test.each<Value>([{}, { a: null }, { c: [] }])('not at least one: %j', (value) => {
    const message = 'must have at least one of a, b and c';

    expect(atLeastOneIssues(PATH, value, NAMES)).toStrictEqual([{ path: PATH, message }]);
  });

  test('two are listed without a comma', () => {
    expect(exactlyOneIssues<Value>(PATH, {}, ['a', 'b'])).toMatchObject([
      { message: 'must have exactly one of a and b' },
    ]);
  });
});
