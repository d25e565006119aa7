import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { relay, reset } from '../../../support/answers.ts';
import type { Exchange } from '../../../support/exchange.ts';
import { FAULTS } from '../../../support/faults.ts';
import { poll } from '../../../support/poll.ts';
import { type Cell, type Cells, startCells } from './support/cell.ts';
import { LOST_ANSWERS, SILENCE } from './support/lost-answers.ts';
import { TABLE } from './support/operations.ts';
import { expectPromise, retryOfExecuted } from './support/promise.ts';

/** Silence ends an attempt when 40 % of it have passed. All other answers end by themselves. */
const SILENT_DEADLINE_MS = 1_500;

const UNANSWERED = ['ContactOutcomeUnknownError', 'ContactServiceError'];

describe.each(TABLE)('%s: all answers are lost', (_, operation) => {
  const { declared, success } = operation;
  const { name, retry } = declared;
  let cells: Cells;
  let silentCells: Cells;
  beforeAll(async () => {
    cells = await startCells(operation);
    silentCells = await startCells(operation, {
      gateway: { requestTimeoutMs: SILENT_DEADLINE_MS },
    });
  });
  afterAll(async () => {
    await cells[Symbol.asyncDispose]();
    await silentCells[Symbol.asyncDispose]();
  });
  const isSilence = (how: string): boolean => how === SILENCE[0];
  const nextCell = async (how: string): Promise<Cell> =>
    (isSilence(how) ? silentCells : cells).next();

  /** Sends the mutation, and once more when answers arrive again. */
  const mutateTwice = async (cell: Cell, how: string, when: string) => {
    const clientToken = `${when}: ${how}`;
    // On a machine that stands still, the short deadline passes before the request is sent, or before it is answered.
    const first = await poll(
      () => cell.mutate({ clientToken }),
      () => cell.sent > 0 || !isSilence(how),
    );
    expectPromise(cell, first);
    const { sent } = cell;
    cell.world.upstream.answerAll(name, relay);
    const second = await poll(
      () => cell.mutate({ clientToken }),
      ({ __typename: type }) => !UNANSWERED.includes(type) || !isSilence(how),
    );
    expectPromise(cell, second);
    return { first: first.__typename, second: second.__typename, sent };
  };

  test.each([...LOST_ANSWERS, SILENCE])('by %s, and all are executed', async (how, executed) => {
    await using cell = await nextCell(how);
    cell.world.upstream.answerAll(name, executed);

    const { first, second } = await mutateTwice(cell, how, 'executed');

    cell.check(() => {
      expect([success, 'ContactOutcomeUnknownError']).toContain(first);
      expect(second).toBe(first === success ? success : retryOfExecuted(operation));
      expect(cell.executions).toBe(1);
    });
  });

  test.each([...LOST_ANSWERS, SILENCE])('by %s, and none is executed', async (how, _, lost) => {
    await using cell = await nextCell(how);
    cell.world.upstream.answerAll(name, lost);

    const { first, second, sent } = await mutateTwice(cell, how, 'lost');

    cell.check(() => {
      expect(first).not.toBe(success);
      expect(second).toBe(success);
      expect(sent).toBeLessThanOrEqual(2);
    });
  });

  test('and so are those of the reads afterwards: nothing is sent again', async () => {
    await using cell = await cells.next();
    cell.world.upstream.answerAll(name, FAULTS.resetAfter);
    cell.world.upstream.answerBy(() => (cell.sent > 0 ? FAULTS.serverErrorBefore : relay));

    const result = await cell.mutate({ clientToken: 'unreadable' });

    expectPromise(cell, result);
    cell.check(() => {
      expect([result.__typename, result.clientToken]).toStrictEqual([
        'ContactOutcomeUnknownError',
        'unreadable',
      ]);
      expect(cell.sent).toBe(1);
    });
  });

  test('but a repeated call meets the first one, which Connect executes late', async () => {
    await using cell = await cells.next();
    let executeFirst: Exchange['forward'] | undefined;
    cell.world.upstream.answerNext(
      name,
      async (exchange) => {
        executeFirst = exchange.forward;
        await reset(exchange);
      },
      async (exchange) => {
        await executeFirst?.();
        await relay(exchange);
      },
    );

    const first = await cell.mutate({ clientToken: 'late' });
    expectPromise(cell, first);
    const second = await cell.mutate({ clientToken: 'late' });
    expectPromise(cell, second);

    cell.check(() => {
      // A gateway repeats what a read shows not to be applied; otherwise, its caller does.
      expect([first, second].map(({ __typename }) => __typename)).toStrictEqual([
        retry === 'state' ? success : 'ContactOutcomeUnknownError',
        retryOfExecuted(operation),
      ]);
      expect(cell.sent).toBe(2);
    });
  });
});
