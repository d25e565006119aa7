import { describe, expect, test } from '@jest/globals';
import { encodeCursor } from '../../../src/graphql-kit/relay/cursor.ts';
import { fingerprint } from '../../../src/graphql-kit/relay/fingerprint.ts';
import {
  type PageArguments,
  parsePageArguments,
} from '../../../src/graphql-kit/relay/page-request.ts';

const QUERY = { instanceId: 'i' };
const CURSOR = {
  query: fingerprint('contacts', QUERY),
  position: { token: 'token', skip: 3, pageSize: 10 },
  asOf: 1,
};
const after = encodeCursor(CURSOR);
const parse = (args: PageArguments) => parsePageArguments(args, 'contacts', QUERY, 2);

describe('the arguments of a connection', () => {
  test.each<[string, PageArguments]>([
    ['absent', {}],
    ['null', { first: null, after: null }],
  ])('are the first 25 as of now when %s', (_, args) => {
    expect(parse(args)).toStrictEqual({
      page: {
        first: 25,
        start: { token: null, skip: 0, pageSize: 25 },
        resumed: false,
        fingerprint: CURSOR.query,
        asOf: 2,
      },
      issues: [],
    });
  });

  test('go on where a cursor stands, as of its time', () => {
    expect(parse({ first: 7, after })).toStrictEqual({
      page: {
        first: 7,
        start: CURSOR.position,
        resumed: true,
        fingerprint: CURSOR.query,
        asOf: 1,
      },
      issues: [],
    });
  });

  test.each([1, 100])('take a first of %d', (first) => {
    expect(parse({ first }).issues).toStrictEqual([]);
  });

  const otherQuery = encodeCursor({ ...CURSOR, query: fingerprint('contacts', {}) });
  test.each<[string, PageArguments, string[]]>([
    ['a first of 0', { first: 0 }, ['first']],
    ['a negative first', { first: -1 }, ['first']],
    ['a first of 101', { first: 101 }, ['first']],
    ['an empty cursor', { after: '' }, ['after']],
    ['a garbled cursor', { after: `x${after}` }, ['after']],
    ['a cursor of another query', { after: otherQuery }, ['after']],
    ['both at once', { first: 0, after: otherQuery }, ['first', 'after']],
  ])('have issues with %s', (_, args, paths) => {
    expect(parse(args).issues.map(({ path }) => path.join('.'))).toStrictEqual(paths);
  });
});
