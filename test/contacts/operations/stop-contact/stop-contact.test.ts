import { expect, test } from '@jest/globals';
import { CONTACTS, INSTANCE_ID } from '../../../support/ids.ts';
import { startWorld } from '../../../support/world.ts';

const STOP = `mutation ($input: StopContactInput!) {
  stopContact(input: $input) {
    __typename
    ... on StopContactSuccess { contactId clientToken contact { active disconnectReason } }
    ... on ContactError { message code retryable }
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
