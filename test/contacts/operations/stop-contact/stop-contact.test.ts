import { describe, expect, test } from '@jest/globals';
import { CONTACTS, INSTANCE_ID, UNKNOWN_ID } from '../../../support/ids.ts';
import { exception } from '../../../support/recording-proxy.ts';
import { startWorld } from '../../../support/world.ts';

const STOP = `mutation ($input: StopContactInput!) {
  stopContact(input: $input) {
    __typename
    ... on StopContactSuccess { contactId clientToken contact { active disconnectReason } }
    ... on ContactError { message code retryable }
    ... on ContactNotActiveError { contactId }
    ... on ContactInitiationMethodNotSupportedError { contactId initiationMethod }
    ... on ContactResourceNotFoundError { resourceType resourceId }
  }
}`;

test('a stop ends the contact by one upstream call, and the contact shows it', async () => {
  await using world = await startWorld();
  const input = { contactId: CONTACTS.chat, clientToken: 'stop-1' };

  expect(await world.client.data(STOP, { input })).toStrictEqual({
    stopContact: {
      __typename: 'StopContactSuccess',
      contactId: CONTACTS.chat,
      clientToken: 'stop-1',
      contact: { active: false, disconnectReason: 'API' },
    },
  });
  const body = { InstanceId: INSTANCE_ID, ContactId: CONTACTS.chat };
  expect(world.upstream.calls).toMatchObject([
    { operation: 'StopContact', body },
    { operation: 'DescribeContact' },
  ]);
});

test('the same token again is answered without a call', async () => {
  await using world = await startWorld();
  const input = { contactId: CONTACTS.chat, clientToken: 'stop-1' };

  const first = await world.client.data(STOP, { input });
  const calls = world.upstream.calls.length;
  expect(await world.client.data(STOP, { input })).toStrictEqual(first);
  expect(world.upstream.calls.slice(calls)).toMatchObject([{ operation: 'DescribeContact' }]);
  expect(
    await world.client.data(STOP, { input: { ...input, contactId: CONTACTS.taskOfAmara } }),
  ).toMatchObject({ stopContact: { __typename: 'ContactIdempotencyConflictError' } });
});

describe('a stop that Connect rejects names the cause', () => {
  test('a contact that does not exist', async () => {
    await using world = await startWorld();

    expect(await world.client.data(STOP, { input: { contactId: UNKNOWN_ID } })).toMatchObject({
      stopContact: {
        __typename: 'ContactResourceNotFoundError',
        resourceType: 'CONTACT',
        resourceId: UNKNOWN_ID,
      },
    });
  });

  test('a call that was transferred', async () => {
    await using world = await startWorld();
    const { contacts } = world.emulator.state;
    const call = contacts.latest(CONTACTS.voice);
    if (call === undefined) throw new Error('There is no call');
    contacts.write({ ...call, initiationMethod: 'TRANSFER' }, new Date(0));

    expect(await world.client.data(STOP, { input: { contactId: call.id } })).toMatchObject({
      stopContact: {
        __typename: 'ContactInitiationMethodNotSupportedError',
        contactId: call.id,
        initiationMethod: 'TRANSFER',
        code: 'INVALID_STATE',
        retryable: false,
      },
    });
  });

  test('a contact that Connect no longer stops, since it has ended', async () => {
    await using world = await startWorld();
    world.upstream.answerNext('StopContact', exception('ContactNotFoundException', 410));

    expect(
      await world.client.data(STOP, { input: { contactId: CONTACTS.endedTask } }),
    ).toMatchObject({
      stopContact: { __typename: 'ContactNotActiveError', contactId: CONTACTS.endedTask },
    });
  });
});
