import { describe, expect, test } from '@jest/globals';
import { CONTACTS, QUEUES } from '../support/ids.ts';
import { type Answer, exception, raw } from '../support/recording-proxy.ts';
import { startWorld } from '../support/world.ts';

describe('one failing part', () => {
  test('of the live state nulls just that', async () => {
    await using world = await startWorld();
    world.upstream.answerAll('GetCurrentMetricData', exception('ThrottlingException', 429));

    const { data, errors } = await world.client.send(
      `{ contact(id: "${CONTACTS.taskOfAmara}") { queue { name metrics { agentsOnline } } agent { username availability { status } } } }`,
    );

    expect(data).toStrictEqual({
      contact: {
        queue: { name: 'Claims', metrics: null },
        agent: { username: 'amara', availability: { status: 'Available' } },
      },
    });
    expect(errors).toMatchObject([
      { path: ['contact', 'queue', 'metrics'], extensions: { code: 'THROTTLED' } },
    ]);
  });

  test('a queue that no longer exists nulls just that', async () => {
    await using world = await startWorld();
    world.upstream.answerAll('DescribeQueue', exception('ResourceNotFoundException', 404));

    const { data, errors } = await world.client.send(
      `{ contact(id: "${CONTACTS.taskOfAmara}") { name queue { name } agent { username } } }`,
    );

    expect(data).toMatchObject({ contact: { queue: null, agent: { username: 'amara' } } });
    expect(errors).toMatchObject([
      {
        path: ['contact', 'queue'],
        extensions: { code: 'RESOURCE_NOT_FOUND', resourceId: QUEUES.claims },
      },
    ]);
  });

  test('a queue that no longer exists, but still in the cache, nulls just its own figures', async () => {
    await using world = await startWorld();
    await world.client.data(
      `{ transferDestinations(contactId: "${CONTACTS.unassignedTask}") { nodes { queue { name } } } }`,
    );
    const missing: Answer = (exchange) => {
      const { Queues: queues } = exchange.call.body?.['Filters'] as { Queues: string[] };
      const answer = queues.includes(QUEUES.billing)
        ? exception('ResourceNotFoundException', 404)
        : raw(200, '{"MetricResults":[]}');
      return answer(exchange);
    };
    world.upstream.answerAll('GetCurrentMetricData', missing);
    world.upstream.answerAll('SearchQueues', (exchange) => {
      const Queues = [{ QueueId: QUEUES.complaints, QueueArn: 'arn' }];
      return raw(200, JSON.stringify({ Queues }))(exchange);
    });
    world.upstream.answerAll('DescribeQueue', exception('ResourceNotFoundException', 404));
    const query = `{ transferDestinations(contactId: "${CONTACTS.unassignedTask}") {
      nodes { queue { name metrics { contactsInQueue } } }
    } }`;

    const before = world.upstream.calls.length;
    const { data, errors } = await world.client.send(query);
    const operations = world.upstream.calls.slice(before).map(({ operation }) => operation);
    const again = await world.client.send(query);

    const queuesOf = (answer: unknown): (object | null)[] =>
      (
        answer as { transferDestinations: { nodes: { queue: object | null }[] } }
      ).transferDestinations.nodes.map(({ queue }) => queue);
    expect(queuesOf(data)).toStrictEqual([
      null,
      null,
      { name: 'Billing', metrics: null },
      { name: 'Complaints', metrics: { contactsInQueue: 0 } },
    ]);
    expect(errors).toMatchObject([
      { extensions: { code: 'RESOURCE_NOT_FOUND', resourceId: QUEUES.billing } },
    ]);
    expect(operations.sort()).toStrictEqual([
      'DescribeContact',
      'GetCurrentMetricData',
      'GetCurrentMetricData',
      'SearchQueues',
    ]);
    expect(queuesOf(again.data)[2]).toBeNull();
  });

  test('is not kept: the next request reads it again', async () => {
    await using world = await startWorld();
    world.upstream.answerNext('DescribeQueue', exception('ThrottlingException', 429));
    const query = `{ contact(id: "${CONTACTS.taskOfAmara}") { queue { name } } }`;

    const first = await world.client.send(query);
    const second = await world.client.data(query);

    expect(first.data).toStrictEqual({ contact: { queue: null } });
    expect(second).toStrictEqual({ contact: { queue: { name: 'Claims' } } });
  });
});
