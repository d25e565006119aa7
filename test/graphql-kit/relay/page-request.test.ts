import { describe, expect, test } from '@jest/globals';
import { encodeCursor } from '../../../src/graphql-kit/relay/cursor.ts';
import {
  fingerprint,
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

  test('continue where a cursor stands, as of its time', () => {
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

const FILTERED = { instanceId: 'i', filter: { channels: ['TASK', 'CHAT'], from: new Date(0) } };

class Query {
  readonly instanceId: string = '';
}

describe('the fingerprint of a query', () => {
  test.each<[string, object]>([
    [
      'the order of members',
      { filter: { from: new Date(0), channels: ['TASK', 'CHAT'] }, instanceId: 'i' },
    ],
    ['null', { ...FILTERED, orderBy: null, filter: { ...FILTERED.filter, name: null } }],
    ['what is absent', { ...FILTERED, orderBy: undefined }],
    ['the class of an input', Object.assign(new Query(), FILTERED)],
  ])('is not changed by %s', (_, parameters) => {
    expect(fingerprint('contacts', parameters)).toBe(fingerprint('contacts', FILTERED));
  });

  test.each<[string, string, object]>([
    ['what is listed', 'queues', FILTERED],
    ['another instance', 'contacts', { ...FILTERED, instanceId: 'j' }],
    [
      'another value',
      'contacts',
      { ...FILTERED, filter: { ...FILTERED.filter, channels: ['TASK'] } },
    ],
    [
      'another time',
      'contacts',
      { ...FILTERED, filter: { ...FILTERED.filter, from: new Date(1) } },
    ],
    ['one more parameter', 'contacts', { ...FILTERED, orderBy: 'CHANNEL' }],
  ])('is changed by %s', (_, kind, parameters) => {
    expect(fingerprint(kind, parameters)).not.toBe(fingerprint('contacts', FILTERED));
  });
});
