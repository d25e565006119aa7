import { describe, expect, test } from '@jest/globals';
import { altered, raw } from '../support/answers.ts';
import { CONTACTS, INSTANCE_ARN, INSTANCE_ID, QUEUES, USERS } from '../support/ids.ts';
import { transfer } from '../support/transfer.ts';
import { startWorld } from '../support/world.ts';

describe('what Connect leaves out', () => {
  test.each([
    ['queues', '{ queues { pageInfo { hasNextPage } } }', 'SearchQueues', {}],
    ['users', '{ users { pageInfo { hasNextPage } } }', 'SearchUsers', {}],
    ['quickConnects', '{ quickConnects { pageInfo { hasNextPage } } }', 'SearchQuickConnects', {}],
    ['contactFlows', '{ contactFlows { pageInfo { hasNextPage } } }', 'SearchContactFlows', {}],
    ['agentStatuses', '{ agentStatuses { pageInfo { hasNextPage } } }', 'ListAgentStatuses', {}],
    ['contacts', '{ contacts { pageInfo { hasNextPage } } }', 'SearchContacts', {}],
    [
      'transferDestinations',
      `{ transferDestinations(contactId: "${CONTACTS.unassignedTask}") { pageInfo { hasNextPage } } }`,
      'ListQueueQuickConnects',
      {},
    ],
  ])('an empty token ends the list of %s', async (field, query, operation) => {
    await using world = await startWorld();
    world.upstream.answerAll(
      operation,
      altered((answer) => ({ ...answer, NextToken: '' })),
    );

    const data = await world.client.data(query);

    expect(data[field]).toStrictEqual({ pageInfo: { hasNextPage: false } });
    expect(world.upstream.operations().filter((name) => name === operation)).toHaveLength(1);
  });

  test.each([
    [
      'ListAssociatedContacts',
      `{ contact(id: "${CONTACTS.transferredOnce}") { transfers { id } } }`,
    ],
    [
      'ListContactReferences',
      `{ contact(id: "${CONTACTS.unassignedTask}") { references { name } } }`,
    ],
    [
      'GetCurrentUserData',
      `{ contact(id: "${CONTACTS.taskOfAmara}") { agent { availability { status } } } }`,
    ],
    [
      'GetCurrentMetricData',
      `{ contact(id: "${CONTACTS.unassignedTask}") { queue { metrics { contactsInQueue } } } }`,
    ],
    ['ListContactFlows', '{ quickConnects(search: "Billing") { nodes { contactFlow { name } } } }'],
  ])('an empty token ends what is read as a whole: %s', async (operation, query) => {
    await using world = await startWorld();
    world.upstream.answerAll(
      operation,
      altered((answer) => ({ ...answer, NextToken: '' })),
    );

    await world.client.data(query);

    expect(world.upstream.operations().filter((name) => name === operation)).toHaveLength(1);
  });

  describe('of the figures of a queue', () => {
    const figures = async (
      values: Readonly<Record<string, number | string | null>>,
      fields: string,
    ): Promise<{ data: unknown; errors: readonly object[]; log: readonly object[] }> => {
      await using world = await startWorld();
      world.upstream.answerAll(
        'GetCurrentMetricData',
        raw(
          200,
          JSON.stringify({
            MetricResults: [
              {
                Dimensions: { Queue: { Id: QUEUES.claims } },
                Collections: Object.entries(values).map(([Name, Value]) => ({
                  Metric: { Name },
                  Value,
                })),
              },
            ],
            NextToken: '',
          }),
        ),
      );
      const query = `{ contact(id: "${CONTACTS.unassignedTask}") { queue { name metrics { ${fields} } } } }`;
      const { data, errors } = await world.client.send(query);
      return { data, errors, log: world.log };
    };
    const ALL = 'contactsInQueue oldestContactAgeSeconds agentsOnline agentsAvailable';

    test('the age of the oldest contact is null, and not zero', async () => {
      const { data, errors } = await figures(
        { CONTACTS_IN_QUEUE: 4, OLDEST_CONTACT_AGE: null, AGENTS_ONLINE: 1, AGENTS_AVAILABLE: 0 },
        ALL,
      );

      expect(errors).toStrictEqual([]);
      expect(data).toStrictEqual({
        contact: {
          queue: {
            name: 'Claims',
            metrics: {
              contactsInQueue: 4,
              oldestContactAgeSeconds: null,
              agentsOnline: 1,
              agentsAvailable: 0,
            },
          },
        },
      });
    });

    test('figures that are texts are read', async () => {
      const { data } = await figures(
        {
          CONTACTS_IN_QUEUE: '4',
          OLDEST_CONTACT_AGE: '12.6',
          AGENTS_ONLINE: '1',
          AGENTS_AVAILABLE: '0',
        },
        ALL,
      );

      expect(data).toMatchObject({
        contact: { queue: { metrics: { contactsInQueue: 4, oldestContactAgeSeconds: 13 } } },
      });
    });

    test('a count that the schema promises fails where it is selected, and is not zero', async () => {
      const values = { CONTACTS_IN_QUEUE: null, OLDEST_CONTACT_AGE: 9, AGENTS_ONLINE: 2 };
      const without = await figures(values, 'oldestContactAgeSeconds agentsOnline');
      const { data, errors, log } = await figures(values, 'contactsInQueue agentsOnline');

      expect(without).toMatchObject({
        data: {
          contact: { queue: { metrics: { oldestContactAgeSeconds: 9, agentsOnline: 2 } } },
        },
        errors: [],
      });
      expect(data).toStrictEqual({ contact: { queue: { name: 'Claims', metrics: null } } });
      expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
      expect(log).toContainEqual(
        expect.objectContaining({
          level: 40,
          failedField: {
            field: 'contactsInQueue',
            code: 'UPSTREAM_UNAVAILABLE',
            cause: 'an answer without CONTACTS_IN_QUEUE',
            count: 1,
          },
        }),
      );
    });
  });

  test('slots that Connect does not give are what the others leave', async () => {
    await using world = await startWorld();
    world.upstream.answerAll(
      'GetCurrentUserData',
      raw(
        200,
        JSON.stringify({
          UserDataList: [
            {
              User: { Id: USERS.amara },
              MaxSlotsByChannel: { TASK: 5, CHAT: '3', VOICE: 1 },
              AvailableSlotsByChannel: { CHAT: 1, TASK: null },
              ActiveSlotsByChannel: { TASK: 2 },
              Contacts: [null, { ContactId: '' }],
            },
          ],
        }),
      ),
    );

    const data = await world.client.data(
      `{ contact(id: "${CONTACTS.taskOfAmara}") { agent { availability {
        status contacts { contactId } slots { channel available active max }
      } } } }`,
    );

    expect(data).toStrictEqual({
      contact: {
        agent: {
          availability: {
            status: null,
            contacts: [],
            slots: [
              { channel: 'CHAT', available: 1, active: 2, max: 3 },
              { channel: 'TASK', available: 3, active: 2, max: 5 },
            ],
          },
        },
      },
    });
  });

  test('values of a contact that are of another type are absent, and the others stay', async () => {
    await using world = await startWorld();
    world.upstream.answerAll(
      'DescribeContact',
      altered(({ Contact: contact }) => ({
        Contact: {
          ...(contact as object),
          Id: null,
          Name: { text: 'a' },
          Channel: 'HOLOGRAM',
          InitiationMethod: null,
          QueuePriority: '7',
          QueueTimeAdjustmentSeconds: 99_999_999_999,
          LastUpdateTimestamp: 1e20,
          QueueInfo: { Id: '' },
          AgentInfo: [],
          Tags: { kept: '', dropped: null },
        },
      })),
    );

    const data = await world.client.data(
      `{ contact(id: "${CONTACTS.unassignedTask}") {
        id name channel initiationMethod queuePriority queueTimeAdjustmentSeconds
        lastUpdateTimestamp queueId queue { name } agentId tags { key value }
      } }`,
    );

    expect(data).toStrictEqual({
      contact: {
        id: CONTACTS.unassignedTask,
        name: null,
        channel: 'UNKNOWN',
        initiationMethod: 'UNKNOWN',
        queuePriority: 7,
        queueTimeAdjustmentSeconds: null,
        lastUpdateTimestamp: null,
        queueId: null,
        queue: null,
        agentId: null,
        tags: [{ key: 'kept', value: '' }],
      },
    });
  });

  test('an ARN fails where it is selected, and an entry without an id is left out of a list', async () => {
    await using world = await startWorld();
    world.upstream.answerAll(
      'SearchQueues',
      raw(
        200,
        JSON.stringify({
          Queues: [{ QueueId: QUEUES.claims, Name: 'Claims' }, { Name: 'No id' }, null],
          ApproximateTotalCount: 2.5e9,
        }),
      ),
    );

    const names = await world.client.data('{ queues { totalCount nodes { id name } } }');
    const { data, errors } = await world.client.send('{ queues { nodes { arn } } }');

    expect(names).toStrictEqual({
      queues: { totalCount: null, nodes: [{ id: QUEUES.claims, name: 'Claims' }] },
    });
    expect(data).toStrictEqual({ queues: null });
    expect(errors).toMatchObject([
      { path: ['queues', 'nodes', 0, 'arn'], extensions: { code: 'UPSTREAM_UNAVAILABLE' } },
    ]);
  });

  test('an instance whose status is not given has the rest', async () => {
    await using world = await startWorld();
    world.upstream.answerAll(
      'DescribeInstance',
      raw(200, JSON.stringify({ Instance: { Id: '', Arn: INSTANCE_ARN } })),
    );

    const data = await world.client.data('{ instance { id arn alias } }');

    expect(data).toStrictEqual({ instance: { id: INSTANCE_ID, arn: INSTANCE_ARN, alias: null } });
  });

  test.each([
    ['null', '{"Message":null}'],
    ['absent', '{}'],
    ['no text', '{"Message":{"en":"no"}}'],
  ])("a message of Connect's that is %s is not made up", async (_, body) => {
    await using world = await startWorld();
    world.upstream.answerNext('TransferContact', ({ response }) => {
      response.writeHead(400, {
        'content-type': 'application/json',
        'x-amzn-errortype': 'InvalidRequestException',
      });
      response.end(body);
    });

    const result = await transfer(world, {
      contactId: CONTACTS.unassignedTask,
      target: { queueId: QUEUES.billing },
    });

    expect(result).toMatchObject({
      __typename: 'ContactRequestRejectedError',
      connectMessage: '',
      message: 'Amazon Connect rejected the request and gave no reason.',
    });
  });
});
