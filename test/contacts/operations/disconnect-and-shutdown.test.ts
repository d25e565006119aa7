import { describe, expect, test } from '@jest/globals';
import { relay } from '../../support/answers.ts';
import { FAULTS } from '../../support/faults.ts';
import { holdAnswer } from '../../support/held-answer.ts';
import { sendAndDisconnect } from '../../support/send-and-disconnect.ts';
import { until } from '../../support/until.ts';
import { type Cell, startCell } from './matrix/support/cell.ts';
import { TABLE } from './matrix/support/operations.ts';

const DISCONNECTED = 'Client disconnected before the response was sent';

/** Sends the input of the row; the returned function disconnects, and waits until the gateway has noticed. */
function sendFrom({ operation: { document, row }, world }: Cell): () => Promise<void> {
  const disconnect = sendAndDisconnect(world, document, { input: row.input });
  return async () => {
    await disconnect();
    await until(() => world.log.some(({ msg }) => msg === DISCONNECTED));
  };
}

describe.each(TABLE)('%s whose client disconnects while the gateway shuts down', (_, operation) => {
  const { declared, success } = operation;

  test('is finished and recorded when its call has been sent', async () => {
    await using cell = await startCell(operation);
    const { upstream } = cell.world;
    const held = holdAnswer(relay);
    upstream.answerNext(declared.name, held.answer);

    const disconnect = sendFrom(cell);
    await held.requested;
    const stopped = cell.world.stopGateway();
    await disconnect();
    held.release();
    await stopped;

    cell.check(() => {
      expect(cell.executions).toBe(1);
      expect(cell.sent).toBe(1);
      expect(cell.audit).toMatchObject([
        { record: 'INTENT' },
        { record: 'OUTCOME', result: success, settledBy: 'answer', callerGone: true },
      ]);
    });
  });
});

const STATES = TABLE.filter(([, { declared }]) => declared.retry === 'state');

describe.each(STATES)('%s that is read back after a lost answer', (_, operation) => {
  const { declared, success } = operation;

  test('is read to its end, and recorded, after its client has disconnected', async () => {
    await using cell = await startCell(operation);
    const { upstream } = cell.world;
    const held = holdAnswer(relay);
    upstream.answerNext(declared.name, FAULTS.resetAfter);
    upstream.answerBy((call) =>
      call.operation !== declared.name && cell.sent > 0 ? held.answer : undefined,
    );

    const disconnect = sendFrom(cell);
    await held.requested;
    const stopped = cell.world.stopGateway();
    await disconnect();
    held.release();
    await stopped;

    cell.check(() => {
      expect(cell.executions).toBe(1);
      expect(cell.sent).toBe(1);
      expect(cell.audit[1]).toMatchObject({
        result: success,
        settledBy: 'read-back',
        callerGone: true,
      });
    });
  });
});
