import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Cells, startCells } from './support/cell.ts';
import { LOST_ANSWERS } from './support/lost-answers.ts';
import { TABLE } from './support/operations.ts';
import { expectPromise } from './support/promise.ts';

describe.each(TABLE)('%s: one answer is lost', (_, operation) => {
  const { declared, success } = operation;
  const { name, retry } = declared;
  let cells: Cells;
  beforeAll(async () => {
    cells = await startCells(operation);
  });
  afterAll(async () => cells[Symbol.asyncDispose]());

  test.each(LOST_ANSWERS)('by %s, of a call that was executed', async (how, executed) => {
    await using cell = await cells.next();
    cell.world.upstream.answerNext(name, executed);

    const { __typename: member, ...rest } = await cell.mutate({ clientToken: `executed: ${how}` });

    expectPromise(cell, { __typename: member, ...rest });
    cell.check(() => {
      expect([cell.executions, cell.sent]).toStrictEqual([1, 1]);
      // Where Connect returns nothing, its 200 is an answer, whatever the body is.
      const isAnswer = retry !== 'token' && how === 'a 200 with half a JSON';
      // A read shows a state. Whether one shows what a token has created depends on the operation.
      const possible = {
        state: [success],
        token: [success, 'ContactOutcomeUnknownError'],
        idempotent: [isAnswer ? success : 'ContactOutcomeUnknownError'],
      }[retry];
      expect(possible).toContain(member);
      const record = cell.audit.at(-1);
      const settledBy =
        record !== undefined && 'settledBy' in record ? record.settledBy : undefined;
      const shown = isAnswer ? 'answer' : 'read-back';
      expect(record).toMatchObject({ result: member });
      // An outcome stays unknown where nothing is read.
      expect(member === success ? [shown] : ['answer', undefined]).toContain(settledBy);
    });
  });

  test.each(LOST_ANSWERS)('by %s, of a call that never arrived', async (how, _executed, lost) => {
    await using cell = await cells.next();
    cell.world.upstream.answerNext(name, lost);

    const result = await cell.mutate({ clientToken: `lost: ${how}` });

    expectPromise(cell, result);
    cell.check(() => {
      // A read shows that the state does not hold, so that the call is repeated. Otherwise the gateway makes one attempt.
      expect([result.__typename === success, cell.sent]).toStrictEqual(
        retry === 'state' ? [true, 2] : [false, 1],
      );
    });
  });
});
