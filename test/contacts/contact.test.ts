import { describe, expect, test } from '@jest/globals';
import { CONTACTS, INSTANCE_ARN, INSTANCE_ID, QUEUES, UNKNOWN_ID, USERS } from '../support/ids.ts';
import { type Answer, exception, raw, reset } from '../support/recording-proxy.ts';
import { startWorld } from '../support/world.ts';

const ALL_FIELDS = `
  id arn instanceId active channel initiationMethod name description
  initialContactId previousContactId relatedContactId contactAssociationId queueId agentId
  queuePriority queueTimeAdjustmentSeconds
  initiationTimestamp scheduledTimestamp connectedToSystemTimestamp enqueueTimestamp
  acceptedByAgentTimestamp connectedToAgentTimestamp
  lastPausedTimestamp lastResumedTimestamp lastUpdateTimestamp disconnectTimestamp
  disconnectReason tags { key value }`;
const NOW = new Date('2026-03-01T12:00:00.000Z');

/** What Connect returns of a contact of which it returns everything. */
const ANSWER = {
  Contact: {
    Id: 'c1',
    Arn: `${INSTANCE_ARN}/contact/c1`,
    Channel: 'TASK',
    InitiationMethod: 'TRANSFER',
    Name: 'Call back',
    Description: 'About the roof',
    InitialContactId: 'c-initial',
    PreviousContactId: 'c-previous',
    RelatedContactId: 'c-related',
    ContactAssociationId: 'c-root',
    QueueInfo: { Id: QUEUES.claims, EnqueueTimestamp: 1_750_000_004.5 },
    AgentInfo: {
      Id: USERS.ben,
      AcceptedByAgentTimestamp: 1_750_000_005,
      ConnectedToAgentTimestamp: 1_750_000_006,
    },
    QueuePriority: 2,
    QueueTimeAdjustmentSeconds: -30,
    InitiationTimestamp: 1_750_000_001,
    ScheduledTimestamp: 1_750_000_002,
    ConnectedToSystemTimestamp: 1_750_000_003,
    LastPausedTimestamp: 1_750_000_007,
    LastResumedTimestamp: 1_750_000_008,
    LastUpdateTimestamp: 1_750_000_009,
    DisconnectTimestamp: 1_750_000_010,
    DisconnectReason: 'API',
    Tags: { b: '2', a: '1' },
  },
};

describe('Query.contact', () => {
  test('has every field that Connect returns, by one call', async () => {
    await using world = await startWorld();
    world.upstream.answerNext('DescribeContact', raw(200, JSON.stringify(ANSWER)));

    const data = await world.client.data(`{ contact(id: "c1") { ${ALL_FIELDS} } }`);

    expect(data['contact']).toStrictEqual({
      id: 'c1',
      arn: `${INSTANCE_ARN}/contact/c1`,
      instanceId: INSTANCE_ID,
      active: false,
      channel: 'TASK',
      initiationMethod: 'TRANSFER',
      name: 'Call back',
      description: 'About the roof',
      initialContactId: 'c-initial',
      previousContactId: 'c-previous',
      relatedContactId: 'c-related',
      contactAssociationId: 'c-root',
      queueId: QUEUES.claims,
      agentId: USERS.ben,
      queuePriority: 2,
      queueTimeAdjustmentSeconds: -30,
      initiationTimestamp: '2025-06-15T15:06:41.000Z',
      scheduledTimestamp: '2025-06-15T15:06:42.000Z',
      connectedToSystemTimestamp: '2025-06-15T15:06:43.000Z',
      enqueueTimestamp: '2025-06-15T15:06:44.500Z',
      acceptedByAgentTimestamp: '2025-06-15T15:06:45.000Z',
      connectedToAgentTimestamp: '2025-06-15T15:06:46.000Z',
      lastPausedTimestamp: '2025-06-15T15:06:47.000Z',
      lastResumedTimestamp: '2025-06-15T15:06:48.000Z',
      lastUpdateTimestamp: '2025-06-15T15:06:49.000Z',
      disconnectTimestamp: '2025-06-15T15:06:50.000Z',
      disconnectReason: 'API',
      tags: [
        { key: 'a', value: '1' },
        { key: 'b', value: '2' },
      ],
    });
    expect(world.upstream.calls).toStrictEqual([
      { operation: 'DescribeContact', path: `/contacts/${INSTANCE_ID}/c1`, body: undefined },
    ]);
  });

  test('has nulls for what Connect does not return, and UNKNOWN for values newer than the schema', async () => {
    await using world = await startWorld();
    const Contact = { Id: 'c1', Arn: 'arn', Channel: 'HOLOGRAM', InitiationMethod: 'TELEPATHY' };
    world.upstream.answerNext('DescribeContact', raw(200, JSON.stringify({ Contact })));

    const { contact } = await world.client.data(`{ contact(id: "c1") { ${ALL_FIELDS} } }`);

    const { id, arn, instanceId, active, channel, initiationMethod, tags, ...others } =
      contact as Record<string, unknown>;
    expect({
      id,
      arn,
      instanceId,
      active,
      channel,
      initiationMethod,
      tags,
    }).toStrictEqual({
      id: 'c1',
      arn: 'arn',
      instanceId: INSTANCE_ID,
      active: true,
      channel: 'UNKNOWN',
      initiationMethod: 'UNKNOWN',
      tags: [],
    });
    expect(new Set(Object.values(others))).toStrictEqual(new Set([null]));
  });

  test('shows a contact of the embedded Connect', async () => {
    await using world = await startWorld({ emulator: { now: () => NOW } });

    const data = await world.client.data(
      'query ($id: ID!) { contact(id: $id) { id channel active agentId } }',
      { id: CONTACTS.taskOfAmara },
    );

    expect(data['contact']).toStrictEqual({
      id: CONTACTS.taskOfAmara,
      channel: 'TASK',
      active: true,
      agentId: USERS.amara,
    });
  });

  test('is null for a contact that Connect does not know', async () => {
    await using world = await startWorld();

    const data = await world.client.data(`{ contact(id: "${UNKNOWN_ID}") { id } }`);

    expect(data).toStrictEqual({ contact: null });
  });

  test('reads a contact once, however often a request asks for it', async () => {
    await using world = await startWorld();
    const id = CONTACTS.voice;

    const data = await world.client.data(
      `{ a: contact(id: "${id}") { id } b: contact(id: "${id}", instanceId: "${INSTANCE_ID}") { channel } }`,
    );

    expect(data).toStrictEqual({ a: { id }, b: { channel: 'VOICE' } });
    expect(world.upstream.operations()).toStrictEqual(['DescribeContact']);
  });

  test('reads again for each request', async () => {
    await using world = await startWorld();
    const query = `{ contact(id: "${CONTACTS.voice}") { id } }`;

    await world.client.data(query);
    await world.client.data(query);

    expect(world.upstream.operations()).toStrictEqual(['DescribeContact', 'DescribeContact']);
  });

  test.each([
    ['an empty id', '(id: "")', 'id'],
    ['an id of 257 characters', `(id: "${'c'.repeat(257)}")`, 'id'],
    ['an ARN', `(id: "${INSTANCE_ARN}/contact/c1")`, 'id'],
    ['an instance that is not allowed', `(id: "c1", instanceId: "${UNKNOWN_ID}")`, 'instanceId'],
  ])('rejects %s before Connect is called', async (_, args, field) => {
    await using world = await startWorld();

    const { data, errors } = await world.client.send(`{ contact${args} { id } }`);

    expect(data).toStrictEqual({ contact: null });
    expect(errors).toMatchObject([
      { path: ['contact'], extensions: { code: 'BAD_USER_INPUT', fields: [{ path: [field] }] } },
    ]);
    expect(world.upstream.calls).toStrictEqual([]);
  });

  test.each<[string, Answer, object]>([
    [
      'AccessDeniedException',
      exception('AccessDeniedException', 403),
      { code: 'UPSTREAM_ACCESS_DENIED' },
    ],
    [
      'ThrottlingException',
      exception('ThrottlingException', 429),
      { code: 'THROTTLED', retryAfter: 1 },
    ],
    [
      'InternalServiceException',
      exception('InternalServiceException', 500),
      { code: 'UPSTREAM_UNAVAILABLE' },
    ],
    ['a broken connection', reset, { code: 'UPSTREAM_UNAVAILABLE' }],
    ['a garbled answer', raw(200, '{'), { code: 'UPSTREAM_UNAVAILABLE' }],
    ['an answer without the contact', raw(200, '{}'), { code: 'UPSTREAM_UNAVAILABLE' }],
    [
      'a rejection of the read itself',
      exception('InvalidRequestException', 400),
      { code: 'UPSTREAM_REJECTED' },
    ],
  ])('is null with an error of its own on %s', async (_, answer, extensions) => {
    await using world = await startWorld();
    world.upstream.answerNext('DescribeContact', answer);

    const { data, errors, headers } = await world.client.send(
      `{ __typename contact(id: "${CONTACTS.voice}") { id } }`,
    );

    expect(data).toStrictEqual({ __typename: 'Query', contact: null });
    expect(errors).toMatchObject([
      { extensions: { ...extensions, requestId: headers.get('x-request-id') } },
    ]);
    expect(JSON.stringify(errors)).not.toMatch(/secret|arn:/);
  });
});
