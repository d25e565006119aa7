import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { compareSchemas } from '../../tools/compare-schemas.ts';

const BEFORE = `
  type Query { one(id: ID!, size: Int = 1): Result  two: String! }
  union Result = A | B
  interface Problem { message: String! }
  type A { a: String }
  type B implements Problem { message: String! }
  type C implements Problem { message: String! }
  type D { search(input: Input, target: Plain, exact: Exact): Color }
  input Input { a: Int! b: Int  size: Int = 1 }
  input Plain { a: Int }
  input Exact @oneOf { a: Int b: Int }
  enum Color { RED GREEN }
`;

/** A schema in which one thing is another. */
const changed = (from: string, to: string): string => {
  if (!BEFORE.includes(from)) throw new Error(`There is no ${from}`);
  return BEFORE.replace(from, to);
};

describe('a change of the schema', () => {
  test.each([
    ['a field removed', '  two: String!', ''],
    ['a field made nullable', 'two: String!', 'two: String'],
    ['a field of another type', 'two: String!', 'two: Int!'],
    ['an argument removed', ', size: Int = 1', ''],
    ['an argument made required', 'size: Int = 1', 'size: Int!'],
    ['a required argument added', 'id: ID!', 'id: ID!, more: ID!'],
    ['a type removed', 'type C ', 'type E '],
    ['a member of a union removed', 'A | B', 'A'],
    ['an interface left', 'type B implements Problem', 'type B'],
    ['a value of an enum removed', 'RED GREEN', 'RED'],
    ['a required field of an input added', 'a: Int! b: Int', 'a: Int! b: Int c: Int!'],
    ['a field of an input made required', 'b: Int  size', 'b: Int!  size'],
    ['a field of an input removed', 'b: Int  size', 'size'],
    ['a plain input made oneOf', 'input Plain', 'input Plain @oneOf'],
  ])('breaks clients: %s', (_, from, to) => {
    const changes = compareSchemas(BEFORE, changed(from, to));

    expect(changes.map(({ criticality }) => criticality)).toContain('breaking');
  });

  test.each([
    ['a member of a union added', 'A | B', 'A | B | C'],
    ['a value of an enum added', 'RED GREEN', 'RED GREEN BLUE'],
    ['an optional argument added', 'id: ID!', 'id: ID!, more: ID'],
    ['another default of an argument', 'size: Int = 1): Result', 'size: Int = 2): Result'],
    ['an optional field of an input added', 'b: Int  size', 'b: Int c: Int  size'],
    ['a field of a oneOf input added', '@oneOf { a: Int', '@oneOf { c: Int a: Int'],
    ['another default of an input', 'b: Int  size: Int = 1', 'b: Int  size: Int = 2'],
    ['no default of an input any more', 'b: Int  size: Int = 1', 'b: Int  size: Int'],
    ['an interface taken on', 'type A {', 'type A implements Problem { message: String!'],
    ['a oneOf input made plain', 'Exact @oneOf', 'Exact'],
  ])('is dangerous: %s', (_, from, to) => {
    const changes = compareSchemas(BEFORE, changed(from, to));

    expect(changes.map(({ criticality }) => criticality)).toStrictEqual(['dangerous']);
  });

  test.each([
    ['nothing', 'two: String!', 'two: String!'],
    ['a field added', 'two: String!', 'two: String! three: String'],
    ['a type added', 'union Result', 'scalar More union Result'],
    ['a field made non-null', 'type A { a: String }', 'type A { a: String! }'],
    ['an argument made optional', 'id: ID!', 'id: ID'],
    ['a field deprecated', 'two: String!', 'two: String! @deprecated(reason: "one")'],
    ['a description', 'type A {', '"Described." type A {'],
  ])('is harmless: %s', (_, from, to) => {
    expect(compareSchemas(BEFORE, changed(from, to))).toStrictEqual([]);
  });

  test('is reported with what breaks first, and by name', () => {
    const after = changed('input Plain', 'input Plain @oneOf').replace('A | B', 'A | B | C');

    expect(compareSchemas(BEFORE, after)).toStrictEqual([
      {
        criticality: 'breaking',
        message: 'Plain became @oneOf: a value with two fields, or none, is rejected.',
      },
      { criticality: 'dangerous', message: 'C was added to union type Result.' },
    ]);
  });

  test('is found in the schema of the gateway', async () => {
    const sdl = await readFile(new URL('../../schema.graphql', import.meta.url), 'utf8');
    const plain = sdl.replace('input TransferTargetInput @oneOf', 'input TransferTargetInput');

    expect(plain).not.toBe(sdl);
    expect(compareSchemas(sdl, sdl)).toStrictEqual([]);
    expect(compareSchemas(plain, sdl)).toHaveLength(1);
  });
});
