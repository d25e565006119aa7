import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import constraints from '../../../../src/emulator/data/connect-constraints.json' with { type: 'json' };
import { statusOfException } from '../../../../src/emulator/faults/exception-status.ts';
import { type Answer, exception, raw } from '../../../support/recording-proxy.ts';
import { typesOf } from '../support/declared.ts';
import { type Cells, startCells } from './support/cell.ts';
import { TABLE } from './support/operations.ts';
import { expectPromise } from './support/promise.ts';

/** Connect's model. */
const MODEL: Readonly<Record<string, { readonly errors: readonly string[] }>> =
  constraints.operations;

/** What every operation can get, whether or not its model declares it (documented as common errors). */
const COMMON = {
  AccessDeniedException: ['access-denied'],
  ThrottlingException: ['throttled'],
} as const;

/** What no model declares: by Connect, and by something in front of it, which names no exception. */
const UNDECLARED: readonly (readonly [string, Answer])[] = [
  ['400 SomeNewException', exception('SomeNewException', 400)],
  ...[400, 401, 403, 404, 405, 409, 410, 413, 418, 422, 424, 429].flatMap((status) => [
    [`${status} with a name`, exception('UnheardOfException', status)] as const,
    [`${status} without a name`, raw(status, '{"message":"no"}')] as const,
  ]),
];

describe.each(TABLE)('%s', (_, operation) => {
  const { declared, row } = operation;
  const { name, exceptions } = declared;
  let cells: Cells;
  beforeAll(async () => {
    cells = await startCells(operation);
  });
  afterAll(async () => cells[Symbol.asyncDispose]());

  test('declares the exceptions of Connect', () => {
    expect(Object.keys(exceptions)).toStrictEqual(
      expect.arrayContaining([...(MODEL[name]?.errors ?? ['an operation'])]),
    );
  });

  test('succeeds as its row says', async () => {
    await using cell = await cells.next();
    const before = cell.executions;

    const result = await cell.mutate();

    cell.check(() => {
      expect(before).toBe(0);
      expect(result.__typename).toBe(operation.success);
      expect(cell.calls.map((call) => call.operation)).toStrictEqual(row.calls ?? [name]);
    });
    expectPromise(cell, result);
  });

  test.each(Object.entries({ ...COMMON, ...exceptions }))(
    '%s is one of the declared errors',
    async (rejection, reasons) => {
      await using cell = await cells.next();
      cell.world.upstream.answerAll(name, exception(rejection, statusOfException(rejection)));

      const result = await cell.mutate({ clientToken: `token of ${rejection}` });

      cell.check(() => {
        expect(typesOf(reasons)).toContain(result.__typename);
      });
      expectPromise(cell, result);
    },
  );

  test.each(UNDECLARED)('%s is an error, and changes nothing', async (_status, answer) => {
    await using cell = await cells.next();
    cell.world.upstream.answerAll(name, answer);

    const result = await cell.mutate();

    cell.check(() => {
      expect(typesOf(declared.reasons)).toContain(result.__typename);
    });
    expectPromise(cell, result);
  });
});
