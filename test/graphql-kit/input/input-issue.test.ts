import { describe, expect, test } from '@jest/globals';
import { idIssues, textIssues } from '../../../src/graphql-kit/input/input-issue.ts';
import { INSTANCE_ARN } from '../../support/ids.ts';

const PATH = ['input', 'name'];

describe('a text', () => {
  test.each([
    ['absent', undefined, { min: 1, max: 3 }],
    ['null', null, { min: 1, max: 3 }],
    ['empty, where it may be', '', { max: 3 }],
    ['of the min length', 'a', { min: 1, max: 3 }],
    ['of the max length', 'abc', { max: 3 }],
    ['of the max length in characters outside the BMP', '😀😀😀', { max: 3 }],
    ['of any length, without a max', 'a'.repeat(100_000), { min: 1, max: Infinity }],
  ] as const)('without issues: %s', (_, value, range) => {
    expect(textIssues(PATH, value, range)).toStrictEqual([]);
  });

  test.each([
    ['empty', '', { min: 1, max: 3 }, 'must have 1 to 3 characters, not 0'],
    [
      'empty, without a max',
      '',
      { min: 1, max: Infinity },
      'must have at least 1 character, not 0',
    ],
    ['too long', 'abcd', { max: 3 }, 'must have at most 3 characters, not 4'],
    ['too long, not empty', 'abcd', { min: 1, max: 3 }, 'must have 1 to 3 characters, not 4'],
    ['too long outside the BMP', '😀😀', { max: 1 }, 'must have at most 1 characters, not 2'],
    ['half a character at its end', 'a\ud800', { max: 3 }, 'must be well-formed Unicode'],
    ['half a character at its start', '\udc00a', { max: 3 }, 'must be well-formed Unicode'],
  ] as const)('with an issue: %s', (_, value, range, message) => {
    expect(textIssues(PATH, value, range)).toStrictEqual([{ path: PATH, message }]);
  });
});

describe('an id that is an ARN is rejected with the name of the resource', () => {
  test.each([
    ['agent-state', 'agent-state', 'must be an id, not an ARN. The id in this ARN is 1'],
    ['task-template', 'task-template', 'must be an id, not an ARN. The id in this ARN is 1'],
    [
      'agent-state',
      'task-template',
      'must be the id of an agent status, not an ARN. This ARN names the task template 1',
    ],
    [
      'task-template',
      'agent-state',
      'must be the id of a task template, not an ARN. This ARN names the agent status 1',
    ],
  ] as const)('%s: the ARN of a %s', (kind, type, message) => {
    const arn = `${INSTANCE_ARN}/${type}/1`;

    expect(idIssues(PATH, arn, 500, kind)).toStrictEqual([{ path: PATH, message }]);
  });
});
