import { expect, test } from '@jest/globals';
import { relay } from '../support/answers.ts';
import { holdAnswer } from '../support/held-answer.ts';
import { CONTACTS, QUEUES } from '../support/ids.ts';
import { sendAndDisconnect } from '../support/send-and-disconnect.ts';
import { until } from '../support/until.ts';
import { startTracedWorld } from './support.ts';

test('a transfer that continues after its client disconnected is traced to its end', async () => {
  await using traced = await startTracedWorld();
  const { world } = traced;
  const held = holdAnswer(relay);
  world.upstream.answerNext('TransferContact', held.answer);

  const leave = sendAndDisconnect(
    world,
    `mutation { transferContact(input: {
      contactId: "${CONTACTS.unassignedTask}", target: { queueId: "${QUEUES.billing}" }
    }) { __typename } }`,
  );
  await held.requested;
  await leave();
  await until(() =>
    world.log.some(({ msg }) => msg === 'Client disconnected before the response was sent'),
  );
  held.release();
  const [operation, call, ...others] = await traced.end();

  expect(operation).toMatchObject({ name: 'mutation', isError: false });
  expect(call).toMatchObject({
    name: 'Connect.TransferContact',
    parentSpanId: operation?.spanId,
    isError: false,
    attributes: { 'contact_gateway.outcome': 'ok', 'contact_gateway.attempts': 1 },
  });
  expect(others).toStrictEqual([]);
});
