import { describe, expect, test } from '@jest/globals';
import type { ContactRecord } from '../../../../src/emulator/store/contact-record.ts';
import { CONTACTS, INSTANCE_ARN, INSTANCE_ID, UNKNOWN_ID, USERS } from '../../../support/ids.ts';
import { startWorld, type World } from '../../../support/world.ts';

const MONITOR = `mutation ($input: MonitorContactInput!) {
  monitorContact(input: $input) {
    __typename
    ... on MonitorContactSuccess {
      contactId
      clientToken
      contact { id channel initiationMethod previousContactId agentId active }
    }
    ... on ContactError { message code retryable }
    ... on ContactInputError { fields { path message } }
    ... on ContactInitiationMethodNotSupportedError { initiationMethod }
    ... on ContactMonitorLimitError { contactId limit }
    ... on ContactNotConnectedError { contactId }
    ... on ContactRequestRejectedError { connectMessage }
    ... on ContactResourceNotFoundError { resourceType resourceId }
  }
}`;

/** A user who is not an agent of the examples. */
const DOLORES = '30000000-0000-4000-8000-000000000004';

const input = { contactId: CONTACTS.chat, userId: USERS.amara, clientToken: 'token' };

/** Sends the mutation, and returns its result. */
async function monitor({ client }: World, change: object = {}): Promise<Record<string, unknown>> {
  const { monitorContact } = await client.data(MONITOR, { input: { ...input, ...change } });
  return monitorContact as Record<string, unknown>;
}

/** Changes the chat of the built-in contact centre. */
function changeChat({ emulator }: World, change: Partial<ContactRecord>): void {
  const { contacts, clock } = emulator.state;
  const chat = contacts.latest(CONTACTS.chat);
  if (chat === undefined) throw new Error('There is no chat');
  contacts.write({ ...chat, ...change }, clock.now());
}

describe('monitoring', () => {
  test('is one call, and gives the user a contact of its own', async () => {
    await using world = await startWorld();
    const { contactId, ...result } = await monitor(world, {
      capabilities: ['SILENT_MONITOR', 'BARGE'],
    });

    expect(contactId).not.toBe(CONTACTS.chat);
    expect(result).toStrictEqual({
      __typename: 'MonitorContactSuccess',
      clientToken: 'token',
      contact: {
        id: contactId,
        channel: 'CHAT',
        initiationMethod: 'MONITOR',
        previousContactId: CONTACTS.chat,
        agentId: USERS.amara,
        active: true,
      },
    });
    expect(world.upstream.calls).toMatchObject([
      {
        operation: 'MonitorContact',
        path: '/contact/monitor',
        body: {
          InstanceId: INSTANCE_ID,
          ContactId: CONTACTS.chat,
          UserId: USERS.amara,
          AllowedMonitorCapabilities: ['BARGE', 'SILENT_MONITOR'],
          ClientToken: expect.any(String),
        },
      },
      { operation: 'DescribeContact' },
    ]);
  });

  test('is recorded before and after it, with the user, the contact and the capabilities', async () => {
    await using world = await startWorld();
    const { contactId: newContactId } = await monitor(world, { capabilities: ['BARGE'] });

    expect(world.audit).toMatchObject([
      {
        record: 'INTENT',
        operation: 'MonitorContact',
        contactId: CONTACTS.chat,
        userId: USERS.amara,
        capabilities: ['BARGE'],
        caller: { address: '127.0.0.1' },
      },
      { record: 'OUTCOME', result: 'MonitorContactSuccess', newContactId, settledBy: 'answer' },
    ]);
  });

  test('shows in the list of the user', async () => {
    await using world = await startWorld();
    const { contactId } = await monitor(world);

    expect(
      await world.client.data(
        `{ user(id: "${USERS.amara}") { availability { contacts { contactId } } } }`,
      ),
    ).toMatchObject({
      user: { availability: { contacts: expect.arrayContaining([{ contactId }]) } },
    });
  });

  test('names no capabilities by default, and takes the ARN of the user', async () => {
    await using world = await startWorld();
    const { __typename } = await monitor(world, {
      userId: `${INSTANCE_ARN}/agent/${USERS.amara}`,
      capabilities: null,
    });

    expect(__typename).toBe('MonitorContactSuccess');
    expect(world.upstream.calls[0]?.body).toStrictEqual({
      InstanceId: INSTANCE_ID,
      ContactId: CONTACTS.chat,
      UserId: USERS.amara,
      ClientToken: expect.any(String),
    });
  });

  test('has the same input, whatever the order of the capabilities', async () => {
    await using world = await startWorld();
    const first = await monitor(world, { capabilities: ['SILENT_MONITOR', 'BARGE'] });
    const again = await monitor(world, { capabilities: ['BARGE', 'SILENT_MONITOR'] });

    expect(again).toStrictEqual(first);
    expect(world.upstream.operations().filter((name) => name === 'MonitorContact')).toHaveLength(1);
  });
});

describe('what Connect rejects names the cause', () => {
  test.each([
    [
      'a task',
      { contactId: CONTACTS.taskOfAmara },
      { __typename: 'ContactChannelNotSupportedError', code: 'INVALID_STATE' },
    ],
    [
      'a contact that has ended',
      { contactId: CONTACTS.endedTask },
      { __typename: 'ContactNotActiveError' },
    ],
    [
      'the agent of the contact',
      { userId: USERS.chen },
      {
        __typename: 'ContactInputError',
        fields: [
          {
            path: ['input', 'userId'],
            message: 'must be another user: this one is the agent of the contact',
          },
        ],
      },
    ],
    [
      'an unknown contact',
      { contactId: UNKNOWN_ID },
      { __typename: 'ContactResourceNotFoundError', resourceType: 'CONTACT' },
    ],
    [
      'an unknown user',
      { userId: UNKNOWN_ID },
      { __typename: 'ContactResourceNotFoundError', resourceType: 'USER', resourceId: UNKNOWN_ID },
    ],
  ])('%s', async (_, change, error) => {
    await using world = await startWorld();

    expect(await monitor(world, change)).toMatchObject(error);
  });

  test('a chat that no agent is connected to', async () => {
    await using world = await startWorld();
    changeChat(world, { agent: undefined, atAgents: [] });

    expect(await monitor(world)).toStrictEqual({
      __typename: 'ContactNotConnectedError',
      message: `No agent is connected to the contact ${CONTACTS.chat}.`,
      code: 'INVALID_STATE',
      retryable: false,
      contactId: CONTACTS.chat,
    });
  });

  test('a contact that monitors another one', async () => {
    await using world = await startWorld();
    const { contactId } = await monitor(world);

    expect(
      await monitor(world, { contactId, userId: USERS.ben, clientToken: 'other' }),
    ).toMatchObject({
      __typename: 'ContactInitiationMethodNotSupportedError',
      initiationMethod: 'MONITOR',
    });
  });

  test('a contact that two users monitor', async () => {
    await using world = await startWorld();
    const { __typename } = await monitor(world);

    const second = await monitor(world, { userId: USERS.ben, clientToken: 'second' });
    const third = await monitor(world, { userId: DOLORES, clientToken: 'third' });

    expect([__typename, second['__typename']]).toStrictEqual([
      'MonitorContactSuccess',
      'MonitorContactSuccess',
    ]);
    expect(third).toMatchObject({
      __typename: 'ContactMonitorLimitError',
      contactId: CONTACTS.chat,
      limit: 2,
      code: 'LIMIT_EXCEEDED',
    });
  });

  test("nothing that reads show: the error has Connect's own message", async () => {
    await using world = await startWorld();
    await monitor(world);

    expect(await monitor(world, { clientToken: 'again' })).toMatchObject({
      __typename: 'ContactRequestRejectedError',
      connectMessage: 'The user monitors the contact already.',
    });
  });
});

test.each([
  [['BARGE', 'BARGE'], ['input', 'capabilities', '1'], 'must differ from input.capabilities.0'],
  [
    ['BARGE', 'SILENT_MONITOR', 'BARGE'],
    ['input', 'capabilities'],
    'must have 0 to 2 entries, not 3',
  ],
])('the capabilities %j are an issue, and nothing is sent', async (capabilities, path, message) => {
  await using world = await startWorld();

  expect(await monitor(world, { capabilities })).toMatchObject({
    __typename: 'ContactInputError',
    fields: expect.arrayContaining([{ path, message }]),
  });
  expect(world.upstream.calls).toStrictEqual([]);
  expect(world.audit).toStrictEqual([]);
});
