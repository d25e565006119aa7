import { expect, test } from '@jest/globals';
import {
  fromKeyValuePairs,
  toKeyValuePairs,
} from '../../../src/graphql-kit/values/key-value-pairs.ts';

test('pairs become a map and the same pairs again, sorted by key', () => {
  const map = fromKeyValuePairs([
    { key: 'b', value: '' },
    { key: '__proto__', value: '2' },
    { key: 'a', value: '3' },
  ]);

  expect(Object.keys(map)).toStrictEqual(['__proto__', 'a', 'b']);
  expect(toKeyValuePairs(map)).toStrictEqual([
    { key: '__proto__', value: '2' },
    { key: 'a', value: '3' },
    { key: 'b', value: '' },
  ]);
});
