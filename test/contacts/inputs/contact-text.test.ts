import { expect, test } from '@jest/globals';
import { contactTextIssues } from '../../../src/contacts/inputs/contact-text.ts';

test.each([
  ['absent', {}],
  ['null', { name: null, description: null }],
  ['empty', { name: '', description: '' }],
  ['as long as possible', { name: '😀'.repeat(1_024), description: '😀'.repeat(4_096) }],
])('a name and a description without issues: %s', (_, texts) => {
  expect(contactTextIssues(['input'], texts)).toStrictEqual([]);
});

test.each([
  ['name', 1_024],
  ['description', 4_096],
] as const)('a %s can have %s characters, and no more', (member, max) => {
  const issues = contactTextIssues(['input'], { [member]: 's'.repeat(max + 1) });

  expect(issues).toStrictEqual([
    {
      path: ['input', member],
      message: `must have at most ${max} characters, not ${max + 1}`,
    },
  ]);
});

test.each(['name', 'description'])('half a character in the %s is an issue', (member) => {
  expect(contactTextIssues(['input'], { [member]: 'a\ud800' })).toStrictEqual([
    { path: ['input', member], message: 'must be well-formed Unicode' },
  ]);
});
