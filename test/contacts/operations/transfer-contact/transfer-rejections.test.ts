import { describe, expect, test } from '@jest/globals';
import { CONTACTS, FLOWS, QUEUES, UNKNOWN_ID } from '../../../support/ids.ts';
import { transfer } from '../../../support/transfer.ts';
import { startWorld, type WorldOptions } from '../../../support/world.ts';

const INPUT = {
  contactId: CONTACTS.unassignedTask,
  target: { queueId: QUEUES.billing },
  clientToken: 'token',
};

describe('a rejection by Connect is classified by its cause', () => {
  const UNKNOWN_INSTANCE: WorldOptions = {
    gateway: { instances: { defaultId: UNKNOWN_ID, allowedIds: [UNKNOWN_ID] } },
  };
  const unknown = {
    code: 'NOT_FOUND',
    retryable: false,
    __typename: 'ContactResourceNotFoundError',
  };
  const reads = ['DescribeContact', 'DescribeContactFlow'];

  test.each([
    {
      cause: 'an unknown contact',
      input: { contactId: UNKNOWN_ID },
      member: { ...unknown, resourceType: 'CONTACT', resourceId: UNKNOWN_ID },
      diagnosis: [...reads, 'DescribeQueue'],
    },
    {
      cause: 'an unknown queue',
      input: { target: { queueId: UNKNOWN_ID } },
      member: { ...unknown, resourceType: 'QUEUE', resourceId: UNKNOWN_ID },
      // It may be a user's own, which DescribeQueue does not always know.
      diagnosis: [...reads, 'DescribeQueue', 'DescribeUser'],
    },
    {
      cause: 'an unknown user',
      input: { target: { userId: UNKNOWN_ID } },
      member: { ...unknown, resourceType: 'USER', resourceId: UNKNOWN_ID },
      diagnosis: [...reads, 'DescribeUser'],
    },
    {
      cause: 'an unknown flow',
      input: { contactFlowId: UNKNOWN_ID },
      member: { ...unknown, resourceType: 'CONTACT_FLOW', resourceId: UNKNOWN_ID },
      diagnosis: [...reads, 'DescribeQueue'],
    },
    {
      cause: 'an unknown instance',
      options: UNKNOWN_INSTANCE,
      input: {},
      member: { ...unknown, resourceType: 'INSTANCE', resourceId: UNKNOWN_ID },
      diagnosis: [...reads, 'DescribeInstance', 'DescribeQueue'],
    },
    {
      cause: 'an ended contact',
      input: { contactId: CONTACTS.endedTask },
      member: {
        __typename: 'ContactNotActiveError',
        code: 'INVALID_STATE',
        retryable: false,
        contactId: CONTACTS.endedTask,
        disconnectTimestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      },
      diagnosis: reads,
    },
    ...(['voice', 'chat', 'email'] as const).map((channel) => ({
      cause: `a contact of the channel ${channel}`,
      input: { contactId: CONTACTS[channel] },
      member: {
        __typename: 'ContactChannelNotSupportedError',
        code: 'INVALID_STATE',
        retryable: false,
        contactId: CONTACTS[channel],
        channel: channel.toUpperCase(),
      },
      // An email explains it only when nothing else does.
      diagnosis: channel === 'email' ? [...reads, 'DescribeQueue'] : reads,
    })),
    {
      cause: 'a flow of a type that cannot take a transfer',
      input: { contactFlowId: FLOWS.customerHold },
      member: {
        __typename: 'ContactFlowTypeNotSupportedError',
        code: 'INVALID_STATE',
        retryable: false,
        contactFlowId: FLOWS.customerHold,
        contactFlowType: 'CUSTOMER_HOLD',
        supportedContactFlowTypes: ['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'],
      },
      diagnosis: reads,
    },
    {
      cause: 'a twelfth transfer',
      input: { contactId: CONTACTS.transferredElevenTimes },
      member: {
        __typename: 'ContactTransferLimitError',
        code: 'LIMIT_EXCEEDED',
        retryable: false,
        contactId: CONTACTS.transferredElevenTimes,
        limit: 11,
      },
      diagnosis: ['ListAssociatedContacts'],
    },
  ])('$cause', async ({ options, input, member, diagnosis }: FailureCase) => {
    await using world = await startWorld(options);

    const result = await transfer(world, { ...INPUT, ...input });

    expect(result).toStrictEqual({ ...member, message: expect.any(String) });
    expect(world.upstream.operations()).toStrictEqual([...diagnosis, 'TransferContact'].sort());
  });

  interface FailureCase {
    readonly options?: WorldOptions;
    readonly input: object;
    readonly member: object;
    readonly diagnosis: readonly string[];
  }

  test('an email is explained by AWS’s documentation, and any other channel by Connect', async () => {
    await using world = await startWorld();
    const ofContact = (contactId: string) => transfer(world, { ...INPUT, contactId });

    expect(await ofContact(CONTACTS.email)).toMatchObject({
      message: expect.stringMatching(
        /for TASK only\. AWS's current documentation adds EMAIL .* EMULATOR_TRANSFERABLE_CHANNELS=TASK,EMAIL\.$/,
      ),
    });
    expect(await ofContact(CONTACTS.voice)).toMatchObject({
      message: expect.stringMatching(
        /VOICE, but Amazon Connect supports this operation for TASK only\.$/,
      ),
    });
  });

  test('a token that was used with other arguments', async () => {
    await using world = await startWorld();
    await transfer(world, INPUT);

    const result = await transfer(world, { ...INPUT, target: { queueId: QUEUES.complaints } });

    expect(result).toStrictEqual({
      __typename: 'ContactIdempotencyConflictError',
      message: expect.any(String),
      code: 'CONFLICT',
      retryable: false,
      clientToken: 'token',
    });
    expect(world.upstream.operations()).toStrictEqual(['TransferContact', 'TransferContact']);
  });
});
