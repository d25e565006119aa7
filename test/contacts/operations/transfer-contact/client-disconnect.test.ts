import { describe, expect, test } from '@jest/globals';
import { exception, relay } from '../../../support/answers.ts';
import { holdAnswer } from '../../../support/held-answer.ts';
import { CONTACTS, QUEUES } from '../../../support/ids.ts';
import { sendAndDisconnect } from '../../../support/send-and-disconnect.ts';
import { until } from '../../../support/until.ts';
import { startWorld, type World } from '../../../support/world.ts';

const TRANSFER = `mutation {
  transferContact(input: {
    contactId: "${CONTACTS.unassignedTask}", target: { queueId: "${QUEUES.billing}" }
  }) { __typename }
}`;

const hasLogged = ({ log }: World, message: string): boolean =>
  log.some(({ msg }) => msg === message);

/** Resolves when a request has joined what another is reading of the directory. */
async function joined({ client }: World): Promise<void> {
  let metrics: string;
  do {
    metrics = await (await fetch(`${client.url}/metrics`)).text();
  } while (!/^gateway_directory_lookups_total\{.*outcome="hit"\} 1$/m.test(metrics));
}

const failedCalls = ({ log }: World): number =>
  log.filter(({ msg }) => msg === 'Connect call failed').length;

describe('when the client disconnects', () => {
  test('a transfer that was sent is finished and recorded', async () => {
    await using world = await startWorld();
    const held = holdAnswer(relay);
    world.upstream.answerNext('TransferContact', held.answer);

    const leave = sendAndDisconnect(world, TRANSFER);
    await held.requested;
    await leave();
    await until(() => hasLogged(world, 'Client disconnected before the response was sent'));
    held.release();
    // The gateway waits for what is under way before it stops.
    await world.stopGateway();

    const [executed] = world.executedTransfers;
    expect(world.audit[1]).toMatchObject({
      record: 'OUTCOME',
      result: 'TransferContactSuccess',
      newContactId: executed?.newContactId,
      callerGone: true,
    });
  });

  test('its outcome is recorded for each request, before the gateway stops', async () => {
    await using world = await startWorld();
    const held = holdAnswer(relay);
    world.upstream.answerNext('TransferContact', held.answer);

    const leaves = Array.from({ length: 5 }, () => sendAndDisconnect(world, TRANSFER));
    await held.requested;
    await until(() => world.audit.length === 5);
    for (const leave of leaves) await leave();
    const stopped = world.stopGateway();
    held.release();
    await stopped;

    expect(world.audit.filter(({ record }) => record === 'OUTCOME')).toHaveLength(5);
    expect(world.executedTransfers).toHaveLength(1);
  });

  test('it does not count against Connect', async () => {
    await using world = await startWorld({ maxAttempts: 2 });
    const query = `{ contact(id: "${CONTACTS.voice}") { id } }`;
    for (let left = 0; left < 8; left += 1) {
      const held = holdAnswer(relay);
      world.upstream.answerNext('DescribeContact', held.answer);
      const leave = sendAndDisconnect(world, query);
      await held.requested;
      await leave();
      await until(() => failedCalls(world) === left + 1);
      held.release();
    }
    world.upstream.answerNext('DescribeContact', exception('InternalServiceException', 500));

    expect(await world.client.data(query)).toStrictEqual({ contact: { id: CONTACTS.voice } });
  });

  test('a transfer that was not sent is not made', async () => {
    await using world = await startWorld();
    const held = holdAnswer(relay);
    world.upstream.answerNext('TransferContact', held.answer);
    const second = TRANSFER.replace(CONTACTS.unassignedTask, CONTACTS.urgentTask);
    const both = `mutation { a: ${TRANSFER.slice(10, -1)} b: ${second.slice(10, -1)} }`;

    const leave = sendAndDisconnect(world, both);
    await held.requested;
    await leave();
    await until(() => hasLogged(world, 'Client disconnected before the response was sent'));
    held.release();
    await world.stopGateway();

    expect(world.executedTransfers.map(({ contactId }) => contactId)).toStrictEqual([
      CONTACTS.unassignedTask,
    ]);
  });

  test('reads are cancelled', async () => {
    await using world = await startWorld({ gateway: { requestTimeoutMs: 60_000 } });
    const held = holdAnswer(relay);
    world.upstream.answerAll('DescribeContact', held.answer);

    const leave = sendAndDisconnect(
      world,
      `{ contact(id: "${CONTACTS.voice}") { queue { name } } }`,
    );
    await held.requested;
    await leave();
    await until(() => hasLogged(world, 'Connect call failed'));
    const given = world.log.find(({ msg }) => msg === 'Connect call failed');

    expect(given).toMatchObject({ connect: { operation: 'DescribeContact', attempts: 1 } });
    expect(world.upstream.operations()).toStrictEqual(['DescribeContact']);
  });

  test.each([
    ['a queue', '{ contact(id: "$id") { queue { name } } }', 'DescribeQueue'],
    ['a list', '{ queues { nodes { name } } }', 'SearchQueues'],
  ])(
    'the reading of %s that another request waits for continues',
    async (_, template, operation) => {
      await using world = await startWorld();
      const query = template.replace('$id', CONTACTS.unassignedTask);
      const held = holdAnswer(relay);
      world.upstream.answerNext(operation, held.answer);

      const leave = sendAndDisconnect(world, query);
      await held.requested;
      const other = world.client.data(query);
      await joined(world);
      await leave();
      await until(() => hasLogged(world, 'Client disconnected before the response was sent'));
      held.release();

      expect(JSON.stringify(await other)).toContain('Claims');
      expect(world.upstream.operations().filter((each) => each === operation)).toHaveLength(1);
    },
  );

  test('the reading of a queue that another request needs later starts again', async () => {
    await using world = await startWorld({ gateway: { requestTimeoutMs: 60_000 } });
    const query = `{ contact(id: "${CONTACTS.unassignedTask}") { queue { name } } }`;
    const held = holdAnswer(relay);
    world.upstream.answerNext('DescribeQueue', held.answer);

    const leave = sendAndDisconnect(world, query);
    await held.requested;
    await leave();
    await until(() => hasLogged(world, 'Connect call failed'));
    const data = await world.client.data(query);

    expect(data).toStrictEqual({ contact: { queue: { name: 'Claims' } } });
  });
});
