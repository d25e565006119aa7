import { describe, expect, test } from '@jest/globals';
import { CONTACTS, FLOWS, INSTANCE_ARN, INSTANCE_ID, QUEUES, USERS } from '../../../support/ids.ts';
import { exception, reset } from '../../../support/recording-proxy.ts';
import { transfer, transferOrThrow } from '../../../support/transfer.ts';
import { startWorld } from '../../../support/world.ts';

const TOKEN = 'token-of-the-caller';

describe('a transfer that takes place', () => {
  test('goes to a queue by one upstream call, with the flow configured for queues', async () => {
    await using world = await startWorld();

    const result = await transfer(world, {
      contactId: CONTACTS.unassignedTask,
      target: { queueId: QUEUES.billing },
      clientToken: TOKEN,
    });

    expect(result).toStrictEqual({
      __typename: 'TransferContactSuccess',
      contactId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      clientToken: TOKEN,
    });
    expect(world.upstream.calls).toStrictEqual([
      {
        operation: 'TransferContact',
        path: '/contact/transfer',
        body: {
          InstanceId: INSTANCE_ID,
          ContactId: CONTACTS.unassignedTask,
          ContactFlowId: FLOWS.queueTransfer,
          QueueId: QUEUES.billing,
          ClientToken: TOKEN,
        },
      },
    ]);
  });

  test.each([
    ['an id', USERS.ben],
    ['an ARN', `${INSTANCE_ARN}/agent/${USERS.ben}`],
  ])('goes to a user given by %s, with the flow configured for users', async (_, userId) => {
    await using world = await startWorld();

    const result = await transfer(world, {
      contactId: CONTACTS.unassignedTask,
      target: { userId },
      clientToken: TOKEN,
    });

    expect(result.__typename).toBe('TransferContactSuccess');
    expect(world.upstream.calls.map(({ body }) => body)).toStrictEqual([
      {
        InstanceId: INSTANCE_ID,
        ContactId: CONTACTS.unassignedTask,
        ContactFlowId: FLOWS.userTransfer,
        UserId: USERS.ben,
        ClientToken: TOKEN,
      },
    ]);
  });

  test('uses the flow and the instance that the caller names', async () => {
    await using world = await startWorld({
      gateway: { instances: { defaultId: 'other', allowedIds: ['other', INSTANCE_ID] } },
    });

    const result = await transfer(world, {
      contactId: CONTACTS.unassignedTask,
      target: { queueId: QUEUES.billing },
      contactFlowId: FLOWS.inbound,
      instanceId: INSTANCE_ID,
    });

    expect(result.__typename).toBe('TransferContactSuccess');
    expect(world.upstream.calls[0]?.body).toMatchObject({
      InstanceId: INSTANCE_ID,
      ContactFlowId: FLOWS.inbound,
    });
  });

  test('makes a token when the caller brings none, and returns the one that was used', async () => {
    await using world = await startWorld();

    const { clientToken } = await transferOrThrow(world, {
      contactId: CONTACTS.unassignedTask,
      target: { queueId: QUEUES.billing },
    });

    expect(clientToken).toMatch(/^[0-9a-f-]{36}$/);
    expect(world.upstream.calls[0]?.body).toMatchObject({ ClientToken: clientToken });
  });

  test('is done once when it is requested twice with one token', async () => {
    await using world = await startWorld();
    const input = {
      contactId: CONTACTS.unassignedTask,
      target: { queueId: QUEUES.billing },
      clientToken: TOKEN,
    };

    const first = await transfer(world, input);
    const second = await transfer(world, input);

    expect(first.__typename).toBe('TransferContactSuccess');
    expect(second).toStrictEqual(first);
  });

  test('is never memoised: two of them in one request are two calls, each with its own answer', async () => {
    await using world = await startWorld();
    const input = `{ contactId: "${CONTACTS.unassignedTask}", target: { queueId: "${QUEUES.billing}" } }`;

    const data = await world.client.data(
      `mutation { a: transferContact(input: ${input}) { __typename } b: transferContact(input: ${input}) { __typename } }`,
    );

    expect(data).toStrictEqual({
      a: { __typename: 'TransferContactSuccess' },
      b: { __typename: 'ContactNotActiveError' },
    });
    const transfers = world.upstream.calls.filter(
      ({ operation }) => operation === 'TransferContact',
    );
    expect(transfers).toHaveLength(2);
  });

  test('is possible eleven times and not twelve', async () => {
    await using world = await startWorld();
    let contactId: string = CONTACTS.unassignedTask;
    const seen: string[] = [];

    for (let count = 1; count <= 12; count += 1) {
      const queueId = count % 2 === 0 ? QUEUES.billing : QUEUES.complaints;
      const result = await transfer(world, { contactId, target: { queueId } });
      seen.push(result.__typename);
      if (result.__typename === 'TransferContactSuccess') contactId = result.contactId;
    }

    expect(seen).toStrictEqual([
      ...Array<string>(11).fill('TransferContactSuccess'),
      'ContactTransferLimitError',
    ]);
  });

  test('retries a call with an indeterminate outcome, each time with the same token', async () => {
    await using world = await startWorld({ maxAttempts: 3 });
    world.upstream.answerNext('TransferContact', exception('InternalServiceException', 500), reset);

    const { clientToken } = await transferOrThrow(world, {
      contactId: CONTACTS.unassignedTask,
      target: { queueId: QUEUES.billing },
    });

    const tokens = world.upstream.calls.map(({ body }) => body?.['ClientToken']);
    expect(tokens).toStrictEqual(Array(3).fill(clientToken));
  });
});
