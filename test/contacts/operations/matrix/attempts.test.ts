import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FAULTS } from '../../../support/faults.ts';
import { type Cells, startCell, startCells } from './support/cell.ts';
import { TABLE } from './support/operations.ts';
import { expectPromise } from './support/promise.ts';

describe.each(TABLE)('%s: three attempts', (_, operation) => {
  const { declared, success } = operation;
  const { name, retry } = declared;
  let cells: Cells;
  beforeAll(async () => {
    cells = await startCells(operation, { maxAttempts: 3 });
  });
  afterAll(async () => cells[Symbol.asyncDispose]());

  const unknown = 'ContactOutcomeUnknownError';
  // A token makes another attempt safe. Without one, a read shows whether it is needed, if any read can.
  const [executed, notExecuted] = {
    token: [
      [success, 2],
      [success, 2],
    ],
    state: [
      [success, 1],
      [success, 2],
    ],
    idempotent: [
      [unknown, 1],
      [unknown, 1],
    ],
  }[retry];
  test.each([
    ['is reset after Connect has executed it', FAULTS.resetAfter, executed],
    ['fails after Connect has executed it', FAULTS.serverErrorAfter, executed],
    ['is reset before Connect receives it', FAULTS.resetBefore, notExecuted],
    ['fails before Connect executes it', FAULTS.serverErrorBefore, notExecuted],
  ])('the first one %s', async (clientToken, answer, expected) => {
    await using cell = await cells.next();
    cell.world.upstream.answerNext(name, answer);

    const result = await cell.mutate({ clientToken });

    expectPromise(cell, result);
    cell.check(() => {
      expect([result.__typename, cell.sent]).toStrictEqual(expected);
    });
  });

  // A gateway that has seen failures makes fewer attempts.
  test('the first one is throttled', async () => {
    await using cell = await startCell(operation, { maxAttempts: 3 });
    cell.world.upstream.answerNext(name, FAULTS.throttled);

    const result = await cell.mutate({ clientToken: 'throttled once' });

    expectPromise(cell, result);
    cell.check(() => {
      expect([result.__typename, cell.sent]).toStrictEqual([success, 2]);
    });
  });

  test('all are throttled', async () => {
    await using cell = await startCell(operation, { maxAttempts: 3 });
    cell.world.upstream.answerAll(name, FAULTS.throttled);

    const result = await cell.mutate({ clientToken: 'throttled' });

    expectPromise(cell, result);
    cell.check(() => {
      expect([result.__typename, cell.sent]).toStrictEqual(['ContactThrottledError', 3]);
    });
  });
});
