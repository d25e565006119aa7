import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { reset } from '../../../support/answers.ts';
import type { Answer } from '../../../support/exchange.ts';
import { holdAnswer } from '../../../support/held-answer.ts';
import { until } from '../../../support/until.ts';
import { startWorld, type World } from '../../../support/world.ts';
import { type Cell, type Cells, type MatrixResult, startCells } from './support/cell.ts';
import { TABLE } from './support/operations.ts';
import { retryOfExecuted } from './support/promise.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'matrix-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Starts the gateway after one that was killed a minute after its INTENT, with the audit file as that has left it. */
async function restart({ audit, world }: Cell, name: string): Promise<World> {
  const auditFile = join(folder, name);
  const deadline = new Date().toISOString();
  const time = new Date(Date.now() - 60_000).toISOString();
  const intents = audit.map((record) => JSON.stringify({ ...record, time, deadline }));
  await writeFile(auditFile, `${intents.join('\n')}\n`);
  return startWorld({
    connect: world.upstream.url,
    gateway: { auditFile, readAfterWrite: { reads: 2, firstPauseMs: 1 } },
  });
}

describe.each(TABLE)('%s: the process is killed', (mutation, operation) => {
  const { declared, row, success, document } = operation;
  const { name, retry } = declared;
  let cells: Cells;
  beforeAll(async () => {
    cells = await startCells(operation);
  });
  afterAll(async () => cells[Symbol.asyncDispose]());

  test.each([
    ['after Connect has executed the call', 1],
    ['before Connect receives it', 0],
  ])('%s', async (clientToken, executions) => {
    await using cell = await cells.next();
    const held = holdAnswer(reset);
    const answer: Answer = async (exchange) => {
      if (executions === 1) await exchange.forward();
      await held.answer(exchange);
    };
    cell.world.upstream.answerNext(name, answer);
    const killed = cell.send({ clientToken });
    await held.requested;
    try {
      await using gateway = await restart(cell, `${mutation}-${executions}.jsonl`);
      await until(() => gateway.audit.length > 0);
      const { client, audit } = gateway;
      const recorded = audit.flatMap((record) => ('result' in record ? [record.result] : []));
      const before = cell.executions;
      const input = { ...row.input, clientToken };
      const { [mutation]: again } = await client.data(document, { input });

      cell.check(() => {
        expect(before).toBe(executions);
        // A state that holds is shown by a read. Whether one shows what a token has created depends on the operation.
        const possible = executions === 0 ? 'ContactServiceError' : success;
        const unknown = 'ContactOutcomeUnknownError';
        const expected = {
          state: executions === 1 ? [possible] : [possible, unknown],
          token: [possible, unknown],
          idempotent: [unknown],
        }[retry];
        expect(expected).toStrictEqual(expect.arrayContaining(recorded));
        expect(audit).toContainEqual(
          expect.objectContaining({ record: 'OUTCOME', settledBy: 'restart' }),
        );
        // The caller's retry finds it, or repeats it.
        expect((again as MatrixResult).__typename).toBe(
          executions === 0 ? success : retryOfExecuted(operation),
        );
        expect(cell.executions).toBe(1);
      });
    } finally {
      held.release();
      await killed;
    }
  });
});
