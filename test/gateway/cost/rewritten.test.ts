import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse, validate } from 'graphql';
import { buildSubgraphSchema } from '../../../src/gateway/federation/subgraph-schema.ts';
import { VARIABLES } from './generated/arguments.ts';
import { type Operation, operations } from './generated/operations.ts';
import { type Style, write } from './generated/write.ts';
import { mostCalls } from './most.ts';

const RUNS = 1_000;

const VALUES = { ...VARIABLES, some: 7, no: false };
const cost = (operation: Operation, style?: Style): number =>
  mostCalls(write(operation, style), VALUES);

test('generated operations are valid, in whichever style they are written', () => {
  const schema = buildSubgraphSchema();
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

      expect(cost(operation, { aliased: true })).toBeGreaterThanOrEqual(plain);
      expect(cost(operation, { twice: true })).toBeGreaterThanOrEqual(plain);
      expect(cost(operation, { aliased: true, twice: true })).toBeGreaterThanOrEqual(plain);
    }),
    { numRuns: RUNS },
  );
});

test('fragments change nothing of what an operation costs', () => {
  fc.assert(
    fc.property(operations, (operation) => {
      expect(cost(operation, { inFragments: true })).toBe(cost(operation));
    }),
    { numRuns: RUNS },
  );
});

test('an operation never costs less than one that asks for a part of it', () => {
  const wholeAndPart = operations.chain((whole) =>
    fc
      .subarray([...whole.selected])
      .map((selected): [Operation, Operation] => [whole, { ...whole, selected }]),
  );

  fc.assert(
    fc.property(wholeAndPart, ([whole, part]) => {
      expect(cost(part)).toBeLessThanOrEqual(cost(whole));
    }),
    { numRuns: RUNS },
  );
});
