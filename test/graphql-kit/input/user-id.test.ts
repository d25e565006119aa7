import { describe, expect, test } from '@jest/globals';
import { userIdIssues, userIdOf } from '../../../src/graphql-kit/input/user-id.ts';
import { INSTANCE_ARN, INSTANCE_ID, UNKNOWN_ID } from '../../support/ids.ts';

const PATH = ['input', 'userId'];
const OTHER_INSTANCE_ARN = INSTANCE_ARN.replace(INSTANCE_ID, UNKNOWN_ID);
const arnOf = (length: number): string => `${INSTANCE_ARN}/agent/`.padEnd(length, 'u');

describe('the id or ARN of a user', () => {
  test.each([
    ['an id', 'ben', 'ben'],
    ['an id of 256 characters', 'u'.repeat(256), 'u'.repeat(256)],
    ['an ARN', `${INSTANCE_ARN}/agent/ben`, 'ben'],
  ])('without issues: %s', (_, value, id) => {
    expect(userIdIssues(PATH, value, INSTANCE_ID)).toStrictEqual([]);
    expect(userIdOf(value)).toBe(id);
  });

  test('an ARN of 256 characters has no issues', () => {
    expect(userIdIssues(PATH, arnOf(256), INSTANCE_ID)).toStrictEqual([]);
  });

  test.each([
    ['an empty id', '', 'must have 1 to 256 characters, not 0'],
    ['an id of 257 characters', 'u'.repeat(257), 'must have 1 to 256 characters, not 257'],
    ['an ARN of 257 characters', arnOf(257), 'must have 1 to 256 characters, not 257'],
    ['an id that leads elsewhere', '..', 'must be an id'],
    [
      'an ARN of another instance',
      `${OTHER_INSTANCE_ARN}/agent/ben`,
      `must name a user of the instance ${INSTANCE_ID}`,
    ],
    [
      'an ARN of something else',
      `${INSTANCE_ARN}/queue/1`,
      'must be the id or the ARN of a user, not another ARN. This ARN names the queue 1',
    ],
    [
      "the ARN of the user's own queue",
      `${INSTANCE_ARN}/queue/agent/ben`,
      'must be an id, not an ARN. The id in this ARN is ben',
    ],
    ['half an ARN', 'arn:aws', 'must be the id or the ARN of a user, not another ARN'],
  ])('with an issue: %s', (_, value, message) => {
    expect(userIdIssues(PATH, value, INSTANCE_ID)).toStrictEqual([{ path: PATH, message }]);
  });
});
