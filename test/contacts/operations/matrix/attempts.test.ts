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

  // A token makes another attempt safe. Without one, a read shows whether it is needed.
  test.each([
    ['is reset after Connect has executed it', FAULTS.resetAfter, retry === 'token' ? 2 : 1],
    ['fails after Connect has executed it', FAULTS.serverErrorAfter, retry === 'token' ? 2 : 1],
    ['is reset before Connect receives it', FAULTS.resetBefore, 2],
    ['fails before Connect executes it', FAULTS.serverErrorBefore, 2],
    ['is throttled', FAULTS.throttled, 2],
  ])('the first one %s', async (clientToken, answer, sent) => {
    await using cell = await cells.next();
    cell.world.upstream.answerNext(name, answer);

    const result = await cell.mutate({ clientToken });

    expectPromise(cell, result);
    cell.check(() => {
      expect([result.__typename, cell.sent]).toStrictEqual([success, sent]);
    });
  });

  test('all are throttled', async () => {
    // A gateway that has seen failures makes fewer attempts.
    await using cell = await startCell(operation, { maxAttempts: 3 });
    cell.world.upstream.answerAll(name, FAULTS.throttled);

    const result = await cell.mutate({ clientToken: 'throttled' });

    expectPromise(cell, result);
    cell.check(() => {
      expect([result.__typename, cell.sent]).toStrictEqual(['ContactThrottledError', 3]);
    });
  });
});
