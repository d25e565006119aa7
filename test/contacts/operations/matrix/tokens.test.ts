import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  bearer,
  EVERY_SCOPE,
  startTestIssuer,
  type TestIssuer,
} from '../../../auth/support/test-issuer.ts';
import { exception, relay } from '../../../support/answers.ts';
import { holdAnswer } from '../../../support/held-answer.ts';
import { until } from '../../../support/until.ts';
import { type Cells, startCell, startCells } from './support/cell.ts';
import { TABLE } from './support/operations.ts';
import { expectPromise } from './support/promise.ts';

let issuer: TestIssuer;
beforeAll(async () => {
  issuer = await startTestIssuer();
});
afterAll(async () => issuer[Symbol.asyncDispose]());

describe.each(TABLE)('%s: tokens', (_, operation) => {
  const { declared, row, success } = operation;
  const { name } = declared;
  let cells: Cells;
  beforeAll(async () => {
    cells = await startCells(operation);
  });
  afterAll(async () => cells[Symbol.asyncDispose]());

  test('the same token again returns the same result, and sends nothing', async () => {
    await using cell = await cells.next();

    const first = await cell.mutate({ clientToken: 'again' });
    const second = await cell.mutate({ clientToken: 'again' });

    cell.check(() => {
      expect(second).toStrictEqual(first);
      expect([first.__typename, first.clientToken]).toStrictEqual([success, 'again']);
      expect(cell.sent).toBe(row.isSentAgain === true ? 2 : 1);
    });
    expectPromise(cell, second);
  });

  test('the same token with another input is a conflict, and sends nothing', async () => {
    await using cell = await cells.next();

    const first = await cell.mutate({ clientToken: 'conflict' });
    const second = await cell.mutateInput({ ...row.otherInput, clientToken: 'conflict' });

    cell.check(() => {
      expect([first.__typename, second.__typename]).toStrictEqual([
        success,
        'ContactIdempotencyConflictError',
      ]);
      expect(cell.sent).toBe(row.isSentAgain === true ? 2 : 1);
      expect(cell.executions).toBe(1);
    });
  });

  test('the same token again is sent after a rejection', async () => {
    await using cell = await cells.next();
    cell.world.upstream.answerNext(name, exception('AccessDeniedException', 403));

    const first = await cell.mutate({ clientToken: 'rejected' });
    const second = await cell.mutate({ clientToken: 'rejected' });

    cell.check(() => {
      expect([first.__typename, second.__typename]).toStrictEqual([
        'ContactAccessDeniedError',
        success,
      ]);
      expect([cell.sent, cell.executions]).toStrictEqual([2, 1]);
    });
  });

  test.each([
    ['with a token', { clientToken: 'at once' }],
    ['without one', {}],
  ])('two requests at once, %s', async (how, token) => {
    await using cell = await cells.next();
    const held = holdAnswer(relay);
    cell.world.upstream.answerNext(name, held.answer);

    const first = cell.mutate(token);
    await held.requested;
    const second = cell.mutate(token);
    await until(() => cell.audit.filter(({ record }) => record === 'INTENT').length === 2);
    held.release();
    const results = await Promise.all([first, second]);

    const repeatable = how === 'without one' ? row.isRepeatable : undefined;
    const times = repeatable === undefined ? 1 : 2;
    const later = repeatable === 'rejected' ? 'ContactRequestRejectedError' : success;
    cell.check(() => {
      expect(results.map(({ __typename }) => __typename)).toStrictEqual([success, later]);
      expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(times);
      expect([cell.sent, cell.executions]).toStrictEqual([
        times,
        repeatable === 'rejected' ? 1 : times,
      ]);
    });
  });

  test("another caller's equal token is another token", async () => {
    await using cell = await startCell(operation, { gateway: { jwt: issuer.options } });
    const as = async (sub: string) => bearer(await issuer.token({ scope: EVERY_SCOPE, sub }));

    const first = await cell.mutate({ clientToken: 'equal' }, await as('amara'));
    const input = { ...row.otherInput, clientToken: 'equal' };
    await cell.mutateInput(input, await as('ben'));

    cell.check(() => {
      expect(first.__typename).toBe(success);
      // Whatever Connect answers, the gateway has not taken it for the first caller's.
      expect(cell.sent).toBe(2);
    });
  });
});
