import { expect, test } from '@jest/globals';
import { versionInfo } from 'graphql';
import { isSafeGraphql } from '../../src/safe-graphql.ts';

const NONE: string | null = null;

test.each([
  [15, 99, 9, NONE, false],
  [16, 8, 0, NONE, false],
  [16, 10, 99, NONE, false],
  [16, 11, 0, 'rc.1', false],
  [16, 11, 0, NONE, true],
  [16, 11, 1, 'rc.1', true],
  [16, 12, 0, NONE, true],
  [17, 0, 0, NONE, true],
])('graphql %i.%i.%i (%s) is safe: %s', (major, minor, patch, preReleaseTag, safe) => {
  expect(isSafeGraphql({ major, minor, patch, preReleaseTag })).toBe(safe);
});

test('the one that is installed is safe', () => {
  expect(isSafeGraphql(versionInfo)).toBe(true);
});
