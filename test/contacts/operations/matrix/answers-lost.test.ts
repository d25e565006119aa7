import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { relay } from '../../../support/answers.ts';
import { type Cell, type Cells, startCells } from './support/cell.ts';
import { LOST_ANSWERS, SILENCES } from './support/lost-answers.ts';
import { TABLE } from './support/operations.ts';
import { expectPromise } from './support/promise.ts';

/** An attempt may take 400 ms of it. */
const DEADLINE_MS = 1_000;

describe.each(TABLE)('%s: all answers are lost', (_, operation) => {
  const { declared, success } = operation;
  const { name } = declared;
  let cells: Cells;
  beforeAll(async () => {
    cells = await startCells(operation, { gateway: { requestTimeoutMs: DEADLINE_MS } });
  });
  afterAll(async () => cells[Symbol.asyncDispose]());

  /** Sends the mutation, and once more when answers arrive again. */
  const mutateTwice = async (cell: Cell, clientToken: string) => {
    const first = await cell.mutate({ clientToken });
    expectPromise(cell, first);
    const { sent } = cell;
    cell.world.upstream.answerAll(name, relay);
    const second = await cell.mutate({ clientToken });
    expectPromise(cell, second);
    return { first: first.__typename, second: second.__typename, sent };
  };

  test.each([...LOST_ANSWERS, ...SILENCES])(
    'by %s, and all are executed',
    async (how, executed) => {
      await using cell = await cells.next();
      cell.world.upstream.answerAll(name, executed);

      const { first, second } = await mutateTwice(cell, `executed: ${how}`);

      cell.check(() => {
        expect([success, 'ContactOutcomeUnknownError']).toContain(first);
        expect(second).toBe(success);
        expect(cell.executions).toBe(1);
      });
    },
  );

  test.each([...LOST_ANSWERS, ...SILENCES])('by %s, and none is executed', async (how, _, lost) => {
    await using cell = await cells.next();
    cell.world.upstream.answerAll(name, lost);

    const { first, second, sent } = await mutateTwice(cell, `lost: ${how}`);

    cell.check(() => {
      expect(first).not.toBe(success);
      expect(second).toBe(success);
      expect(sent).toBeLessThanOrEqual(2);
    });
  });
});
