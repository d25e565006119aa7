import { expect, test } from '@jest/globals';
import { mayBreak } from '../../tools/may-break.ts';

test.each([
  ['1.4.2', '2.0.0', true],
  ['1.4.2', '2.0.0-rc.1', true],
  ['9.0.0', '10.0.0', true],
  ['0.1.0', '0.2.0', true],
  ['0.9.0', '1.0.0', true],
  ['1.4.2', '1.5.0', false],
  ['1.4.2', '1.4.2', false],
  ['2.0.0', '1.9.0', false],
  ['0.1.0', '0.1.1', false],
  ['0.2.0', '0.1.0', false],
  ['', '1.0.0', false],
  ['1.0.0', 'next', false],
])('after %s, %s may break clients: %s', (before, after, expected) => {
  expect(mayBreak(before, after)).toBe(expected);
});
