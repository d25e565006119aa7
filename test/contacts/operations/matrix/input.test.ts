import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getNamedType, isInputObjectType } from 'graphql';
import constraints from '../../../../src/emulator/data/connect-constraints.json' with { type: 'json' };
import { apiSchema } from '../../../../src/gateway/graphql/schema.ts';
import { INSTANCE_ARN, UNKNOWN_ID } from '../../../support/ids.ts';
import type { BrokenConstraint, MatrixRow } from './rows/row.ts';
import { type Cells, startCells } from './support/cell.ts';
import { TABLE } from './support/operations.ts';
import { expectPromise } from './support/promise.ts';

interface Shape {
  readonly type: string;
  readonly members?: Readonly<Record<string, string>>;
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
}
const SHAPES: Readonly<Record<string, Shape>> = constraints.shapes;
const INPUTS: Readonly<Record<string, { readonly input: string }>> = constraints.operations;

const long = (length: number): string => 'x'.repeat(length + 1);

/** The constraints that all inputs have. */
const COMMON: readonly BrokenConstraint[] = [
  [{ instanceId: '' }, 'instanceId'],
  [{ instanceId: long(100) }, 'instanceId'],
  // The gateway is not configured for it.
  [{ instanceId: UNKNOWN_ID }, 'instanceId'],
  [{ instanceId: INSTANCE_ARN }, 'instanceId'],
  [{ clientToken: '' }, 'clientToken'],
  [{ clientToken: long(500) }, 'clientToken'],
];
const OF_CONTACTS: readonly BrokenConstraint[] = [
  [{ contactId: '' }, 'contactId'],
  [{ contactId: long(256) }, 'contactId'],
  [{ contactId: `${INSTANCE_ARN}/contact/${UNKNOWN_ID}` }, 'contactId'],
];

function brokenConstraints({ input, broken }: MatrixRow): readonly BrokenConstraint[] {
  return [...COMMON, ...('contactId' in input ? OF_CONTACTS : []), ...broken];
}

/** The names of all fields of an input, at any depth. */
function fieldsOf(name: string, known = new Set<string>()): Set<string> {
  const type = apiSchema().getType(name);
  if (!isInputObjectType(type)) return known;
  for (const field of Object.values(type.getFields())) {
    if (known.has(field.name)) continue;
    known.add(field.name);
    fieldsOf(getNamedType(field.type).name, known);
  }
  return known;
}

const camelCase = (name: string): string => `${name.charAt(0).toLowerCase()}${name.slice(1)}`;

/** The members of Connect's model that an input has as fields, and that the model limits. */
function limitedFields(operation: string): string[] {
  const { members = {} } = SHAPES[INPUTS[operation]?.input ?? ''] ?? {};
  const fields = fieldsOf(`${operation}Input`);
  return Object.entries(members).flatMap(([member, shape]) => {
    const { min, max, pattern } = SHAPES[shape] ?? {};
    const isLimited = min !== undefined || max !== undefined || pattern !== undefined;
    return isLimited && fields.has(camelCase(member)) ? [camelCase(member)] : [];
  });
}

describe.each(TABLE)('%s: input', (_, operation) => {
  const { row } = operation;
  const broken = brokenConstraints(row);
  let cells: Cells;
  beforeAll(async () => {
    cells = await startCells(operation);
  });
  afterAll(async () => cells[Symbol.asyncDispose]());

  test('breaks each limit of Connect in the matrix', () => {
    const tried = broken.flatMap(([, path]) => path.split('.'));

    expect(tried).toStrictEqual(expect.arrayContaining(limitedFields(row.operation)));
  });

  test('that breaks a constraint is an issue, and nothing is sent', async () => {
    await using cell = await cells.next();
    for (const [change, path] of broken) {
      const result = await cell.mutate(change);

      cell.check(() => {
        expect({
          change,
          member: result.__typename,
          paths: result.fields?.map((issue) => issue.path.join('.')),
        }).toStrictEqual({
          change,
          member: 'ContactInputError',
          paths: expect.arrayContaining([path === '' ? 'input' : `input.${path}`]),
        });
      });
      expectPromise(cell, result);
    }
    cell.check(() => {
      expect(cell.calls).toStrictEqual([]);
      expect(cell.audit).toStrictEqual([]);
    });
  });
});
