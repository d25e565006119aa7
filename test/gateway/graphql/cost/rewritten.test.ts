import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse, validate } from 'graphql';
import { subgraphSchema } from '../../../../src/gateway/graphql/federation/subgraph-schema.ts';
import { VARIABLES } from './generated/arguments.ts';
import { type Operation, operations } from './generated/operations.ts';
import { type Style, write } from './generated/write.ts';
import { maxCost } from './max-cost.ts';

const RUNS = 1_000;

const VALUES = { ...VARIABLES, some: 7, no: false };
/** Its calls and the values of its answer. */
const cost = (operation: Operation, style?: Style): readonly [number, number] => {
  const { maxUpstreamCalls, answerSize } = maxCost(write(operation, style), VALUES);
  return [maxUpstreamCalls, answerSize];
};

/** Whether neither of the figures is lower than that of another operation. */
const isNoLess = (costs: readonly number[], others: readonly number[]): boolean =>
  costs.every((each, index) => each >= (others[index] ?? Infinity));

test('generated operations are valid, in whichever style they are written', () => {
  const schema = subgraphSchema();
  const styles = fc.record({
    aliased: fc.boolean(),
    inFragments: fc.boolean(),
    twice: fc.boolean(),
  });

  fc.assert(
    fc.property(operations, styles, (operation, style) => {
      expect(validate(schema, parse(write(operation, style)))).toStrictEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('aliases never lower what an operation costs, nor does asking for the same once more', () => {
  fc.assert(
    fc.property(operations, (operation) => {
      const plain = cost(operation);

      expect(isNoLess(cost(operation, { aliased: true }), plain)).toBe(true);
      expect(isNoLess(cost(operation, { twice: true }), plain)).toBe(true);
      expect(isNoLess(cost(operation, { aliased: true, twice: true }), plain)).toBe(true);
    }),
    { numRuns: RUNS },
  );
});

test('fragments change nothing of what an operation costs', () => {
  fc.assert(
    fc.property(operations, (operation) => {
      expect(cost(operation, { inFragments: true })).toStrictEqual(cost(operation));
    }),
    { numRuns: RUNS },
  );
});

test('an operation never costs less than one that selects a part of it', () => {
  const wholeAndPart = operations.chain((whole) =>
    fc
      .subarray([...whole.selected])
      .map((selected): [Operation, Operation] => [whole, { ...whole, selected }]),
  );

  fc.assert(
    fc.property(wholeAndPart, ([whole, part]) => {
      expect(isNoLess(cost(whole), cost(part))).toBe(true);
    }),
    { numRuns: RUNS },
  );
});
