import { describe, expect, test } from '@jest/globals';
import {
  attributeIssues,
  attributeChangeIssues,
} from '../../../src/contacts/inputs/contact-attribute.input.ts';
import { MAX_ISSUES } from '../../../src/graphql-kit/input/input-issue.ts';

const PATH = ['input', 'set'];
const KEY_CHARACTERS = 'must have only the characters A to Z, a to z, 0 to 9, - and _';

describe('attributes to set', () => {
  test.each([
    ['none', undefined],
    ['null', null],
    ['an empty list', []],
    ['an empty value', [{ key: 'a', value: '' }]],
    ['every kind of character in a key', [{ key: 'aZ09-_', value: 'ß 😀' }]],
    ['a key with a meaning in JavaScript', [{ key: '__proto__', value: 'a' }]],
    [
      'keys that differ in case',
      [
        { key: 'a', value: '1' },
        { key: 'A', value: '1' },
      ],
    ],
    ['a value of 32,767 characters', [{ key: 'a', value: 'v'.repeat(32_767) }]],
    ['a key of 32,767 characters', [{ key: 'k'.repeat(32_767), value: 'v' }]],
    [
      '32,768 bytes of several entries',
      [
        { key: 'a', value: 'é'.repeat(10_000) },
        { key: 'b', value: 'v'.repeat(12_766) },
      ],
    ],
  ])('without issues: %s', (_, attributes) => {
    expect(attributeIssues(PATH, attributes)).toStrictEqual([]);
  });

  test.each([
    [
      'an empty key',
      [{ key: '', value: 'v' }],
      ['0', 'key'],
      'must have 1 to 32767 characters, not 0',
    ],
    ['a key with a space', [{ key: 'a b', value: 'v' }], ['0', 'key'], KEY_CHARACTERS],
    ['a key with a letter outside ASCII', [{ key: 'é', value: 'v' }], ['0', 'key'], KEY_CHARACTERS],
    [
      'a key with a line break at its end',
      [{ key: 'a\n', value: 'v' }],
      ['0', 'key'],
      KEY_CHARACTERS,
    ],
    [
      'half a character in a key',
      [{ key: '\ud800', value: 'v' }],
      ['0', 'key'],
      'must be well-formed Unicode',
    ],
    [
      'half a character in a value',
      [
        { key: 'a', value: 'v' },
        { key: 'b', value: '\udc00' },
      ],
      ['1', 'value'],
      'must be well-formed Unicode',
    ],
    [
      'the same key twice',
      [
        { key: 'a', value: '1' },
        { key: 'b', value: '1' },
        { key: 'a', value: '1' },
      ],
      ['2', 'key'],
      'must differ from input.set.0.key',
    ],
    [
      '32,769 bytes of several entries',
      [
        { key: 'a', value: 'é'.repeat(10_000) },
        { key: 'b', value: 'v'.repeat(12_767) },
      ],
      [],
      'must have at most 32768 bytes of keys and values, not 32769',
    ],
  ])('with an issue: %s', (_, attributes, place, message) => {
    expect(attributeIssues(PATH, attributes)).toStrictEqual([
      { path: [...PATH, ...place], message },
    ]);
  });

  test.each([
    ['value', { key: 'a', value: 'v'.repeat(32_768) }],
    ['key', { key: 'k'.repeat(32_768), value: 'v' }],
  ])('with issues: a %s of 32,768 characters', (member, attribute) => {
    expect(attributeIssues(PATH, [attribute])).toStrictEqual([
      { path: PATH, message: 'must have at most 32768 bytes of keys and values, not 32769' },
      {
        path: [...PATH, '0', member],
        message: expect.stringMatching(/^must have (at most|1 to) 32767 characters, not 32768$/),
      },
    ]);
  });

  test('a long list has a max number of issues', () => {
    const attributes = Array(2_000).fill({ key: 'a b', value: 'v'.repeat(100) });

    expect(attributeIssues(PATH, attributes)).toHaveLength(MAX_ISSUES);
  });

  test('messages contain neither keys nor values', () => {
    const key = 'secret key';
    const issues = attributeIssues(PATH, [
      { key, value: 'secret value \ud800' },
      { key, value: 'secret value'.repeat(10_000) },
    ]);

    expect(issues).toHaveLength(6);
    expect(JSON.stringify(issues)).not.toContain('secret');
  });
});

describe('a change of attributes', () => {
  const REMOVE = ['input', 'remove'];

  test.each([
    [{}],
    [{ set: null, remove: null }],
    [{ set: [], remove: [] }],
    [{ set: [{ key: 'A', value: '1' }], remove: ['a', 'b-_9'] }],
  ])('without issues: %j', (change) => {
    expect(attributeChangeIssues(change)).toStrictEqual([]);
  });

  test.each([
    ['an empty key', ['a', ''], 'must have 1 to 32767 characters, not 0'],
    [
      'a key of 32,768 characters',
      ['a', 'k'.repeat(32_768)],
      'must have 1 to 32767 characters, not 32768',
    ],
    ['another character', ['a', 'b.c'], KEY_CHARACTERS],
    ['the same key twice', ['a', 'a'], 'must differ from input.remove.0'],
    ['a key that is set, too', ['a', 'b'], 'must differ from input.set.0.key'],
  ])('a key to remove with an issue: %s', (_, remove, message) => {
    expect(attributeChangeIssues({ set: [{ key: 'b', value: '1' }], remove })).toStrictEqual([
      { path: [...REMOVE, '1'], message },
    ]);
  });

  test('an empty value is an issue: Connect would remove the attribute', () => {
    const set = [
      { key: 'a', value: '1' },
      { key: 'b', value: '' },
    ];

    expect(attributeChangeIssues({ set })).toStrictEqual([
      {
        path: [...PATH, '1', 'value'],
        message: 'must not be empty. To remove the attribute, give its key in input.remove',
      },
    ]);
  });

  test('a long list has a max number of issues', () => {
    const set = Array(2_000).fill({ key: '', value: '' });
    const remove = Array<string>(2_000).fill('');

    expect(attributeChangeIssues({ set, remove })).toHaveLength(MAX_ISSUES);
  });
});
