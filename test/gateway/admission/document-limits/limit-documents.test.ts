import { describe, expect, test } from '@jest/globals';
import { createRequestCheck } from '../../../../src/gateway/admission/document-limits/limit-documents.ts';
import { many, nested } from '../hostile-documents/corpus/hostile-request.ts';

/** Requests with a given number of what a limit counts. */
const REQUESTS: readonly (readonly [name: string, max: number, of: (count: number) => object])[] = [
  ['characters', 40_000, (count) => ({ query: '{ a }'.padEnd(count) })],
  ['lines', 2_000, (count) => ({ query: `{ a }${'\n'.repeat(count - 1)}` })],
  ['lines', 2_000, (count) => ({ query: `${'\r\n'.repeat(count - 1)}{ a }` })],
  ['lines', 2_000, (count) => ({ query: `{ a(b: """${'\n'.repeat(count - 1)}""") }` })],
  ['lines', 2_000, (count) => ({ query: `${'\n'.repeat(count - 1)}%` })],
  ['tokens', 2_000, (count) => ({ query: `{ a(b: [${'1 '.repeat(count - 9)}]) }` })],
  ['tokens', 2_000, (count) => ({ query: '} '.repeat(count) })],
  ['comments', 500, (count) => ({ query: `${'#\n'.repeat(count)}{ a }` })],
  ['comments', 500, (count) => ({ query: `{ a } ${'#\n'.repeat(count)}` })],
  [
    'comments',
    500,
    (count) => ({ query: `{ ${'a #\n'.repeat(20)} ${'#\n'.repeat(count - 20)} }` }),
  ],
  ['nameLength', 256, (count) => ({ query: `{ ${'a'.repeat(count)} }` })],
  ['nameLength', 256, (count) => ({ query: '{ a }', operationName: 'a'.repeat(count) })],
  ['nesting', 50, (count) => ({ query: `{ a(b: ${nested(count - 2, '[', '', ']')}) }` })],
  ['nesting', 50, (count) => ({ query: `query ($a: ${nested(count - 1, '[', 'B', ']')}) { a }` })],
  ['nesting', 50, (count) => ({ query: '{ '.repeat(count) })],
  ['depth', 20, (count) => ({ query: nested(count - 1, '{ a ', '{ a }', '}') })],
  [
    'depth',
    20,
    (count) => ({
      query: `{ ...F } fragment F on A ${nested(count - 1, '{ ... { a ', '{ a }', '} }')}`,
    }),
  ],
  ['selections', 490, (count) => ({ query: `{ ${'a '.repeat(count)} }` })],
  [
    'selections',
    490,
    (count) => ({ query: `{ ${'... { a } '.repeat(count / 2)} ${count % 2 ? 'a' : ''} }` }),
  ],
  [
    'selections',
    490,
    (count) => ({
      query: `{ ${'...F '.repeat(49)} ${'a '.repeat(count - 490)} } fragment F on A { ${'a '.repeat(9)} }`,
    }),
  ],
  ['aliases', 50, (count) => ({ query: `{ ${many(count, (index) => `a${index}: a`)} }` })],
  [
    'aliases',
    50,
    (count) => ({
      query: `{ a { ...F } b { ...F } ${many(count - 40, (index) => `b${index}: b`)} } fragment F on A { ${many(20, (index) => `a${index}: a`)} }`,
    }),
  ],
  ['directives', 50, (count) => ({ query: `{ ${'a @a '.repeat(count)} }` })],
  ['directivesAtOnce', 5, (count) => ({ query: `{ a ${'@a '.repeat(count)} }` })],
  ['directivesAtOnce', 5, (count) => ({ query: `query ${'@a '.repeat(count)} { a }` })],
  ['directivesAtOnce', 5, (count) => ({ query: `query ($a: A ${'@a '.repeat(count)}) { a }` })],
  [
    'directivesAtOnce',
    5,
    (count) => ({
      query: `{ a { ...F } } fragment F on A { b { ... ${'@a '.repeat(count)} { c } } }`,
    }),
  ],
  [
    'directivesAtOnce',
    5,
    (count) => ({ query: `{ ...F ${'@a '.repeat(count)} } fragment F on A @a { b }` }),
  ],
  [
    'directivesAtOnce',
    5,
    (count) => ({ query: `{ ...F } fragment F on A ${'@a '.repeat(count)} { b }` }),
  ],
  [
    'directives',
    50,
    (count) => ({
      query: `query ($a: A @a) @a { ... @a { a } ...F @a ${'a @a '.repeat(count - 6)} } fragment F on A @a { a @a }`,
    }),
  ],
  ['mutationFields', 10, (count) => ({ query: `mutation { ${'a '.repeat(count)} }` })],
  [
    'mutationFields',
    10,
    (count) => ({
      query: `mutation { ...F ... { ...F } ${'a '.repeat(count - 6)} } fragment F on A { a { a a a } a a }`,
    }),
  ],
  [
    'variables',
    100,
    (count) => ({ query: `query (${many(count, (index) => `$a${index}: A`)}) { a }` }),
  ],
  [
    'variables',
    100,
    (count) => ({
      variables: Object.fromEntries(Array.from({ length: count }, (_, index) => [index, 1])),
    }),
  ],
  [
    'introspectionLists',
    2,
    (count) => ({
      query: `{ __schema { types ${nested(count - 1, '{ fields { type ', '{ name }', '} }')} } }`,
    }),
  ],
  [
    'introspectionLists',
    2,
    (count) => ({
      query: `{ __type(name: "A") ${nested(count - 1, '{ fields { type ', '{ name }', '} }')} }`,
    }),
  ],
  [
    'introspectionAliases',
    5,
    (count) => ({
      query: `{ ${many(count - 2, (index) => `a${index}: __schema { types { name } }`)} a: __schema { b: types { name } } }`,
    }),
  ],
  ['listItems', 2_000, (count) => ({ variables: { a: Array(count).fill(1) } })],
  [
    'objectMembers',
    100,
    (count) => ({
      variables: {
        a: [Object.fromEntries(Array.from({ length: count }, (_, index) => [`m${index}`, 1]))],
      },
    }),
  ],
  [
    'values',
    10_000,
    (count) => ({
      variables: { a: Array(9).fill(Array(1_000).fill(1)), b: Array(count - 9_011).fill(1) },
    }),
  ],
  [
    'valueDepth',
    10,
    (count) => ({ variables: { a: JSON.parse(nested(count, '[', '', ']')) as unknown } }),
  ],
  [
    'valueDepth',
    10,
    (count) => ({ variables: { a: JSON.parse(nested(count, '{"a":', '1', '}')) as unknown } }),
  ],
];

describe('a limit', () => {
  test.each(REQUESTS)('on %s is exactly %i', (name, max, of) => {
    const check = createRequestCheck();

    expect([check(of(max)), check(of(max + 1))]).toMatchObject([undefined, { name, max }]);
  });

  test.each([
    ['a syntax error', { query: '{ a' }],
    ['members of wrong types', { query: 7, variables: 'x', operationName: ['x'] }],
    ['an empty document', { query: '' }],
    ['no document', {}],
    ['no variables', { query: '{ a }', variables: null }],
  ])('accepts %s: other checks reject it', (_, members) => {
    expect(createRequestCheck()(members)).toBeUndefined();
  });

  test('rejects a document each time', () => {
    const check = createRequestCheck();
    const query = '{ a }'.padEnd(50_000);

    expect([check({ query }), check({ query })]).toMatchObject([
      { name: 'characters' },
      { name: 'characters' },
    ]);
  });

  test('applies to each of several operations', () => {
    const query = `query A { a } query B { ${'b '.repeat(491)} }`;

    expect(createRequestCheck()({ query, operationName: 'A' })).toMatchObject({
      name: 'selections',
      message: 'There may be at most 490 fields and fragments in an operation.',
    });
  });
});
