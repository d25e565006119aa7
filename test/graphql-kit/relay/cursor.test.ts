import { describe, expect, test } from '@jest/globals';
import {
  type CursorContents,
  decodeCursor,
  encodeCursor,
} from '../../../src/graphql-kit/relay/cursor.ts';

const CURSOR: CursorContents = {
  query: 'fingerprint',
  position: { token: 'token of Connect / with ünicode', skip: 3, pageSize: 25 },
  asOf: 1_750_000_000_000,
};

/** A string in the form of a cursor, whatever it says. */
const cursorOf = (contents: unknown): string =>
  Buffer.from(JSON.stringify(contents)).toString('base64url');

describe('a cursor', () => {
  test.each([
    ['in the middle of a list', CURSOR],
    ['on the first page', { ...CURSOR, position: { token: null, skip: 1, pageSize: 100 } }],
  ])('comes back as it was: %s', (_, cursor) => {
    expect(decodeCursor(encodeCursor(cursor))).toStrictEqual(cursor);
  });

  test('can stand in a URL', () => {
    expect(encodeCursor(CURSOR)).toMatch(/^[\w-]+$/);
  });

  test.each([
    ['an empty string', ''],
    ['a word', 'garbage'],
    ['characters that base64url has not', '…'],
    ['a cursor that was cut off', encodeCursor(CURSOR).slice(0, 40)],
    ['JSON of another kind', cursorOf(['token', 3])],
    ['no query', cursorOf({ ...CURSOR, query: undefined })],
    ['an empty token', cursorOf({ ...CURSOR, position: { ...CURSOR.position, token: '' } })],
    [
      'a token of another type',
      cursorOf({ ...CURSOR, position: { ...CURSOR.position, token: 1 } }),
    ],
    [
      'a token with half a surrogate',
      cursorOf({ ...CURSOR, position: { ...CURSOR.position, token: 'a\ud800' } }),
    ],
    [
      'a token that is not UTF-8',
      Buffer.from(
        JSON.stringify({ ...CURSOR, position: { ...CURSOR.position, token: 'a\xff' } }),
        'latin1',
      ).toString('base64url'),
    ],
    ['a negative place', cursorOf({ ...CURSOR, position: { ...CURSOR.position, skip: -1 } })],
    ['half a place', cursorOf({ ...CURSOR, position: { ...CURSOR.position, skip: 0.5 } })],
    ['a page of none', cursorOf({ ...CURSOR, position: { ...CURSOR.position, pageSize: 0 } })],
    ['a page of 101', cursorOf({ ...CURSOR, position: { ...CURSOR.position, pageSize: 101 } })],
    ['a time that no Date has', cursorOf({ ...CURSOR, asOf: 8.64e15 + 1 })],
    ['more than a cursor says', cursorOf({ ...CURSOR, more: true })],
  ])('is not %s', (_, cursor) => {
    expect(decodeCursor(cursor)).toBeUndefined();
  });
});
