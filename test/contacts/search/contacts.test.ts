import { describe, expect, test } from '@jest/globals';
import {
  CONTACTS,
  INSTANCE_ARN,
  INSTANCE_ID,
  QUEUES,
  UNKNOWN_ID,
  USERS,
} from '../../support/ids.ts';
import { type Answer, exception, raw } from '../../support/recording-proxy.ts';
import { startWorld } from '../../support/world.ts';

const FOUND_FIELDS = `
  id arn instanceId active channel initiationMethod name initialContactId previousContactId queueId agentId
  initiationTimestamp scheduledTimestamp enqueueTimestamp connectedToAgentTimestamp disconnectTimestamp
  tags { key value }`;
const READ_FIELDS = `
  description relatedContactId contactAssociationId queuePriority queueTimeAdjustmentSeconds
  connectedToSystemTimestamp acceptedByAgentTimestamp lastPausedTimestamp lastResumedTimestamp lastUpdateTimestamp
  disconnectReason`;

/** What Connect returns of a contact in a search of which it returns everything. */
const SUMMARY = {
  Id: 'c1',
  Arn: `${INSTANCE_ARN}/contact/c1`,
  Channel: 'TASK',
  InitiationMethod: 'TRANSFER',
  Name: 'Call back',
  InitialContactId: 'c-initial',
  PreviousContactId: 'c-previous',
  QueueInfo: { Id: QUEUES.claims, EnqueueTimestamp: 1_750_000_003 },
  AgentInfo: { Id: USERS.ben, ConnectedToAgentTimestamp: 1_750_000_004 },
  InitiationTimestamp: 1_750_000_001,
  ScheduledTimestamp: 1_750_000_002,
  DisconnectTimestamp: 1_750_000_005,
  Tags: { b: '2', a: '1' },
};

const DETAILS = {
  Id: 'c1',
  Arn: SUMMARY.Arn,
  Description: 'About the roof',
  RelatedContactId: 'c-related',
  ContactAssociationId: 'c-root',
  QueuePriority: 2,
  QueueTimeAdjustmentSeconds: -30,
  ConnectedToSystemTimestamp: 1_750_000_006,
  AgentInfo: { AcceptedByAgentTimestamp: 1_750_000_007 },
  LastPausedTimestamp: 1_750_000_008,
  LastResumedTimestamp: 1_750_000_009,
  LastUpdateTimestamp: 1_750_000_010,
  DisconnectReason: 'API',
};

const found = (...Contacts: object[]): Answer => raw(200, JSON.stringify({ Contacts }));

describe('Query.contacts', () => {
  test('has what a search returns of contacts, by one call', async () => {
    await using world = await startWorld();
    world.upstream.answerNext('SearchContacts', found(SUMMARY));

    const data = await world.client.data(
      `{ contacts { nodes { ${FOUND_FIELDS} } edges { node { id } } totalCount } }`,
    );

    expect(data['contacts']).toStrictEqual({
      nodes: [
        {
          id: 'c1',
          arn: SUMMARY.Arn,
          instanceId: INSTANCE_ID,
          active: false,
          channel: 'TASK',
          initiationMethod: 'TRANSFER',
          name: 'Call back',
          initialContactId: 'c-initial',
          previousContactId: 'c-previous',
          queueId: QUEUES.claims,
          agentId: USERS.ben,
          initiationTimestamp: '2025-06-15T15:06:41.000Z',
          scheduledTimestamp: '2025-06-15T15:06:42.000Z',
          enqueueTimestamp: '2025-06-15T15:06:43.000Z',
          connectedToAgentTimestamp: '2025-06-15T15:06:44.000Z',
          disconnectTimestamp: '2025-06-15T15:06:45.000Z',
          tags: [
            { key: 'a', value: '1' },
            { key: 'b', value: '2' },
          ],
        },
      ],
      edges: [{ node: { id: 'c1' } }],
      totalCount: null,
    });
    expect(world.upstream.operations()).toStrictEqual(['SearchContacts']);
  });

  test('reads what a search does not return by one more call a contact', async () => {
    await using world = await startWorld();
    world.upstream.answerNext('SearchContacts', found(SUMMARY));
    world.upstream.answerNext('DescribeContact', raw(200, JSON.stringify({ Contact: DETAILS })));

    const data = await world.client.data(`{ contacts { nodes { ${READ_FIELDS} } } }`);

    expect(data['contacts']).toStrictEqual({
      nodes: [
        {
          description: 'About the roof',
          relatedContactId: 'c-related',
          contactAssociationId: 'c-root',
          queuePriority: 2,
          queueTimeAdjustmentSeconds: -30,
          connectedToSystemTimestamp: '2025-06-15T15:06:46.000Z',
          acceptedByAgentTimestamp: '2025-06-15T15:06:47.000Z',
          lastPausedTimestamp: '2025-06-15T15:06:48.000Z',
          lastResumedTimestamp: '2025-06-15T15:06:49.000Z',
          lastUpdateTimestamp: '2025-06-15T15:06:50.000Z',
          disconnectReason: 'API',
        },
      ],
    });
    expect(world.upstream.calls.map(({ operation, path }) => [operation, path])).toStrictEqual([
      ['SearchContacts', '/search-contacts'],
      ['DescribeContact', `/contacts/${INSTANCE_ID}/c1`],
    ]);
  });

  test('reads nothing to know that an active contact has no reason of an end', async () => {
    await using world = await startWorld();
    const { Id, Arn } = SUMMARY;
    world.upstream.answerNext('SearchContacts', found({ Id, Arn }));

    const { contacts } = await world.client.data(
      '{ contacts { nodes { active disconnectReason acceptedByAgentTimestamp } } }',
    );

    expect(contacts).toStrictEqual({
      nodes: [{ active: true, disconnectReason: null, acceptedByAgentTimestamp: null }],
    });
    expect(world.upstream.operations()).toStrictEqual(['SearchContacts']);
  });

  test('finds the contacts of the embedded Connect, the last one first', async () => {
    await using world = await startWorld();

    const { contacts } = await world.client.data(
      '{ contacts(first: 2) { totalCount nodes { id description } } }',
    );

    expect(contacts).toStrictEqual({
      totalCount: expect.any(Number),
      nodes: [
        { id: CONTACTS.voice, description: null },
        {
          id: CONTACTS.urgentTask,
          description: 'Rain is expected tonight; an emergency cover is needed first.',
        },
      ],
    });
    expect(world.upstream.operations()).toStrictEqual([
      'DescribeContact',
      'DescribeContact',
      'SearchContacts',
    ]);
  });

  test('leads to the previous contacts and the queues of all that it finds', async () => {
    await using world = await startWorld();

    const { contacts } = await world.client.data(
      `{ contacts(filter: { name: { text: ["Bicycle theft"] }, active: true }) {
        nodes { queue { id } previousContact { id description } }
      } }`,
    );

    expect(contacts).toMatchObject({
      nodes: [
        {
          queue: { id: QUEUES.claims },
          previousContact: { description: 'Police report is attached to the file.' },
        },
      ],
    });
  });

  test.each<[string, Answer, object]>([
    [
      'cannot be read',
      exception('InternalServiceException', 500),
      { code: 'UPSTREAM_UNAVAILABLE' },
    ],
    [
      'may not be read',
      exception('AccessDeniedException', 403),
      { code: 'UPSTREAM_ACCESS_DENIED' },
    ],
    [
      'no longer exist',
      exception('ResourceNotFoundException', 404),
      { code: 'RESOURCE_NOT_FOUND' },
    ],
  ])('has all but the details of a contact that %s', async (_, answer, extensions) => {
    await using world = await startWorld();
    world.upstream.answerNext('SearchContacts', found(SUMMARY));
    world.upstream.answerNext('DescribeContact', answer);

    const { data, errors } = await world.client.send(
      '{ contacts { nodes { id name description lastUpdateTimestamp } } }',
    );

    expect(data).toStrictEqual({
      contacts: {
        nodes: [{ id: 'c1', name: 'Call back', description: null, lastUpdateTimestamp: null }],
      },
    });
    expect(errors).toMatchObject([
      { path: ['contacts', 'nodes', 0, 'description'], extensions },
      { path: ['contacts', 'nodes', 0, 'lastUpdateTimestamp'], extensions },
    ]);
    expect(world.upstream.operations()).toStrictEqual(['DescribeContact', 'SearchContacts']);
  });

  test.each<[string, Answer, object]>([
    ['no access', exception('AccessDeniedException', 403), { code: 'UPSTREAM_ACCESS_DENIED' }],
    ['throttling', exception('ThrottlingException', 429), { code: 'THROTTLED' }],
    ['a garbled answer', raw(200, '{'), { code: 'UPSTREAM_UNAVAILABLE' }],
    [
      'a rejection of the search',
      exception('InvalidRequestException', 400),
      { code: 'UPSTREAM_REJECTED' },
    ],
  ])('is null with an error of its own on %s', async (_, answer, extensions) => {
    await using world = await startWorld();
    world.upstream.answerNext('SearchContacts', answer);

    const { data, errors } = await world.client.send('{ __typename contacts { nodes { id } } }');

    expect(data).toStrictEqual({ __typename: 'Query', contacts: null });
    expect(errors).toMatchObject([{ path: ['contacts'], extensions }]);
    expect(JSON.stringify(errors)).not.toMatch(/secret|arn:/);
  });

  test('rejects an instance that is not allowed before Connect is called', async () => {
    await using world = await startWorld();

    const { errors } = await world.client.send(
      `{ contacts(instanceId: "${UNKNOWN_ID}") { nodes { id } } }`,
    );

    expect(errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', fields: [{ path: ['instanceId'] }] } },
    ]);
    expect(world.upstream.calls).toStrictEqual([]);
  });
});
