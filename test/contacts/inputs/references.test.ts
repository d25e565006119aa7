import { describe, expect, test } from '@jest/globals';
import { ContactReferenceType } from '../../../src/contacts/contact-reference-type.enum.ts';
import {
  type ContactReferenceInput as Input,
  referenceIssues,
  toConnectReferences,
} from '../../../src/contacts/inputs/contact-reference.input.ts';
import { MAX_ISSUES } from '../../../src/graphql-kit/input/input-issue.ts';

/** A plain object, which has no prototype to lose. */
type Given = Pick<Input, 'name' | 'type' | 'value'>;

const PATH = ['input', 'references'];
const CLAIM: Given = { name: 'Claim', type: 'STRING', value: '4698' };
const GIVEN_TYPES: readonly string[] = ['URL', 'NUMBER', 'STRING', 'DATE', 'EMAIL'];
const OTHER_TYPES = Object.values(ContactReferenceType).filter(
  (type) => !GIVEN_TYPES.includes(type),
);

describe('references', () => {
  test.each<[string, Given[] | null | undefined]>([
    ['none', undefined],
    ['null', null],
    ['an empty list', []],
    ['a name of one character', [{ ...CLAIM, name: '😀' }]],
    ['a name of 4,096 characters', [{ ...CLAIM, name: '😀'.repeat(4_096) }]],
    ['an empty value', [{ ...CLAIM, value: '' }]],
    ['a value of 4,096 characters', [{ ...CLAIM, value: '😀'.repeat(4_096) }]],
    ['names that differ in case', [CLAIM, { ...CLAIM, name: 'claim' }]],
    ['a URL', [{ ...CLAIM, type: 'URL', value: 'https://example.com' }]],
    ['a number in words', [{ ...CLAIM, type: 'NUMBER', value: 'four' }]],
    ['an email address', [{ ...CLAIM, type: 'EMAIL', value: 'ada@example.com' }]],
    ['a date', [{ ...CLAIM, type: 'DATE', value: '1767225600' }]],
    ['a date before 1970', [{ ...CLAIM, type: 'DATE', value: '-86400' }]],
  ])('without issues: %s', (_, references) => {
    expect(referenceIssues(PATH, references)).toStrictEqual([]);
  });

  test.each<[string, Partial<Given>, string, string]>([
    ['an empty name', { name: '' }, 'name', 'must have 1 to 4096 characters, not 0'],
    [
      'a name of 4,097 characters',
      { name: 'n'.repeat(4_097) },
      'name',
      'must have 1 to 4096 characters, not 4097',
    ],
    ['half a character in a name', { name: '\ud800' }, 'name', 'must be well-formed Unicode'],
    [
      'a value of 4,097 characters',
      { value: 'v'.repeat(4_097) },
      'value',
      'must have at most 4096 characters, not 4097',
    ],
    ['half a character in a value', { value: '\ud800' }, 'value', 'must be well-formed Unicode'],
    ['the same name twice', { name: 'Claim' }, 'name', 'must differ from input.references.0.name'],
    ...['', '2026-01-01', '17672256.5', '1767225600\n', '+1'].map(
      (value): [string, Partial<Given>, string, string] => [
        `the date ${JSON.stringify(value)}`,
        { type: 'DATE', value },
        'value',
        'must be an epoch timestamp, such as 1767225600',
      ],
    ),
  ])('with an issue: %s', (_, reference, member, message) => {
    const references = [CLAIM, { ...CLAIM, name: 'Other', ...reference }];

    expect(referenceIssues(PATH, references)).toStrictEqual([
      { path: [...PATH, '1', member], message },
    ]);
  });

  test('of types that callers cannot give', () => {
    expect(OTHER_TYPES).toContain('UNKNOWN');
    expect(OTHER_TYPES).toContain('ATTACHMENT');
  });

  test.each(OTHER_TYPES)('with an issue: the type %s', (type) => {
    const message = `must be URL, NUMBER, STRING, DATE or EMAIL, not ${type}`;

    expect(referenceIssues(PATH, [{ ...CLAIM, type }])).toStrictEqual([
      { path: [...PATH, '0', 'type'], message },
    ]);
  });

  test('a long list has a max number of issues', () => {
    const references = Array<Given>(2_000).fill({ ...CLAIM, name: '' });

    expect(referenceIssues(PATH, references)).toHaveLength(MAX_ISSUES);
  });

  test('messages contain neither names nor values', () => {
    const name = 'secret name';
    const issues = referenceIssues(PATH, [
      { name, type: 'DATE', value: 'secret' },
      { name, type: 'UNKNOWN', value: 'secret'.repeat(1_000) },
      { name: 'secret'.repeat(1_000), type: 'STRING', value: 'secret \ud800' },
    ]);

    expect(issues).toHaveLength(6);
    expect(JSON.stringify(issues)).not.toContain('secret');
  });

  test('become a map by name', () => {
    const references = toConnectReferences([CLAIM, { name: '__proto__', type: 'URL', value: 'u' }]);

    expect(Object.entries(references)).toStrictEqual([
      ['Claim', { Type: 'STRING', Value: '4698' }],
      ['__proto__', { Type: 'URL', Value: 'u' }],
    ]);
  });
});
