import { describe, expect, test } from '@jest/globals';
import { tagIssues, tagKeyIssues } from '../../../src/contacts/inputs/contact-tag.input.ts';

const PATH = ['input', 'tags'];
const KEYS = ['a', 'b', 'c', 'd', 'e', 'f'];
const tagsOf = (...keys: string[]): { key: string; value: string }[] =>
  keys.map((key) => ({ key, value: 'v' }));

/** Keys without issues, and what is wrong with others. */
const VALID_KEYS = ['a', 'k'.repeat(128), 'aZ09+,-./:;<=_', 'AWS:key', 'xaws:', '__proto__'];
const INVALID_KEYS = [
  ['empty', '', 'must have 1 to 128 characters, not 0'],
  ['129 characters', 'k'.repeat(129), 'must have 1 to 128 characters, not 129'],
  ['half a character', 'a\ud800', 'must be well-formed Unicode'],
  ['the prefix of AWS', 'aws:key', 'must not begin with aws:, which AWS reserves'],
  ...['a b', 'a@b', 'a>b', 'a*b', 'a?b', 'é', 'a\n'].map((key) => [
    `another character: ${JSON.stringify(key)}`,
    key,
    'must have only letters A to Z and a to z, digits and + , - . / : ; < = _',
  ]),
] as [string, string, string][];

describe('tags to add', () => {
  test.each([
    ['one', tagsOf('a')],
    ['six', tagsOf(...KEYS)],
    ['an empty value', [{ key: 'a', value: '' }]],
    ['a value of 256 characters', [{ key: 'a', value: '😀'.repeat(256) }]],
    ['keys that differ in case', tagsOf('a', 'A')],
  ])('without issues: %s', (_, tags) => {
    expect(tagIssues(PATH, tags)).toStrictEqual([]);
  });

  test.each(VALID_KEYS)('without issues: the key %s', (key) => {
    expect(tagIssues(PATH, tagsOf(key))).toStrictEqual([]);
  });

  test.each(INVALID_KEYS)('with an issue of a key: %s', (_, key, message) => {
    expect(tagIssues(PATH, tagsOf('a', key))).toStrictEqual([
      { path: [...PATH, '1', 'key'], message },
    ]);
  });

  test.each([
    ['none', [], [], 'must have 1 to 6 entries, not 0'],
    ['seven', tagsOf(...KEYS, 'g'), [], 'must have 1 to 6 entries, not 7'],
    [
      'the same key twice',
      tagsOf('a', 'b', 'a'),
      ['2', 'key'],
      'must differ from input.tags.0.key',
    ],
    [
      'a value of 257 characters',
      [{ key: 'a', value: 'v'.repeat(257) }],
      ['0', 'value'],
      'must have at most 256 characters, not 257',
    ],
    [
      'half a character in a value',
      [{ key: 'a', value: '\ud800' }],
      ['0', 'value'],
      'must be well-formed Unicode',
    ],
  ])('with an issue: %s', (_, tags, place, message) => {
    expect(tagIssues(PATH, tags)).toStrictEqual([{ path: [...PATH, ...place], message }]);
  });

  test('messages contain neither keys nor values', () => {
    const issues = tagIssues(PATH, [
      { key: 'secret key', value: 'secret'.repeat(100) },
      { key: 'secret key', value: 'secret \ud800' },
      { key: 'aws:secret', value: 'secret' },
    ]);

    expect(issues).toHaveLength(6);
    expect(JSON.stringify(issues)).not.toContain('secret');
  });
});

describe('keys of tags to remove', () => {
  test.each([['one', ['a']], ['six', KEYS], ...VALID_KEYS.map((key) => [key, [key]] as const)])(
    'without issues: %s',
    (_, keys) => {
      expect(tagKeyIssues(PATH, keys)).toStrictEqual([]);
    },
  );

  test.each(INVALID_KEYS)('with an issue of a key: %s', (_, key, message) => {
    expect(tagKeyIssues(PATH, ['a', key])).toStrictEqual([{ path: [...PATH, '1'], message }]);
  });

  test.each([
    ['none', [], [], 'must have 1 to 6 entries, not 0'],
    ['seven', [...KEYS, 'g'], [], 'must have 1 to 6 entries, not 7'],
    ['the same key twice', ['a', 'b', 'a'], ['2'], 'must differ from input.tags.0'],
  ])('with an issue: %s', (_, keys, place, message) => {
    expect(tagKeyIssues(PATH, keys)).toStrictEqual([{ path: [...PATH, ...place], message }]);
  });
});
