import { describe, expect, test } from '@jest/globals';
import { Kind, type OperationDefinitionNode, parse } from 'graphql';
import {
  countOperations,
  type Totals,
} from '../../../../src/gateway/admission/document-limits/operation-totals.ts';
import { many } from '../hostile-documents/corpus/hostile-request.ts';

/** The totals of a document's operations, and how many selections were visited for them. */
function totalsOf(source: string): { totals: Totals[]; looks: number } {
  const document = parse(source);
  let looks = 0;
  const count = countOperations(document, () => (looks += 1));
  const totals = document.definitions
    .filter((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION)
    .map(count);
  return { totals, looks };
}

describe('the totals of an operation', () => {
  test.each<[string, Partial<Totals>]>([
    ['{ a }', { depth: 1, width: 1, selections: 1, aliases: 0, directives: 0 }],
    ['{ a b: c { d: e } }', { depth: 2, width: 2, selections: 3, aliases: 2 }],
    ['{ ... { a } ...F } fragment F on A { b c }', { depth: 1, width: 3, selections: 5 }],
    ['{ a { ...F } } fragment F on A { b { c } }', { depth: 3, width: 1, selections: 4 }],
    ['{ a { b { c } } ...F } fragment F on A { d }', { depth: 3, width: 2 }],
    ['query @a { b @c ... @d { e @f } }', { directives: 4 }],
    ['{ ...F @a ...F @b } fragment F on A @c { d @e }', { directives: 6 }],
    ['{ fields { fields { fields } } }', { lists: 3, introspectionLists: 0 }],
    ['{ a: b { c: __schema { d: types { name } } } }', { aliases: 3, introspectionAliases: 2 }],
    ['{ __schema { types { fields { args { name } } } } }', { introspectionLists: 2 }],
    [
      '{ __type(name: "A") { ...F } } fragment F on __Type { fields { type { kind } } }',
      { introspectionLists: 2 },
    ],
    ['{ ...F } fragment F on A { a ...F }', { selections: 3 }],
    ['{ ...F }', { selections: 1, depth: 0 }],
  ])('of %s', (source, expected) => {
    expect(totalsOf(source).totals).toMatchObject([expected]);
  });

  test('are computed with one visit of each selection, however often it counts', () => {
    const spreads = many(
      20,
      (index) => `fragment F${index} on A { ...F${index + 1} ...F${index + 1} }`,
    );

    const { totals, looks } = totalsOf(
      `query A { ...F0 } query B { ...F0 } ${spreads} fragment F20 on A { a: b @c }`,
    );

    expect(looks).toBe(43);
    expect(totals).toHaveLength(2);
    for (const { aliases, directives } of totals)
      expect([aliases, directives]).toStrictEqual([2 ** 20, 2 ** 20]);
  });
});
