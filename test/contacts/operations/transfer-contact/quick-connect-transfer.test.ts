import { describe, expect, test } from '@jest/globals';
import {
  CONTACTS,
  FLOWS,
  INSTANCE_ARN,
  QUEUES,
  UNKNOWN_ID,
  USERS,
  QUICK_CONNECTS,
} from '../../../support/ids.ts';
import { type Answer, exception, reset } from '../../../support/recording-proxy.ts';
import { transfer, transferOrThrow } from '../../../support/transfer.ts';
import { startWorld } from '../../../support/world.ts';

const by = (quickConnectId: string, more: object = {}) => ({
  contactId: CONTACTS.unassignedTask,
  target: { quickConnectId },
  clientToken: 'token',
  ...more,
});

describe('a transfer by a quick connect', () => {
  test.each([
    ['of a user', QUICK_CONNECTS.amara, { UserId: USERS.amara, ContactFlowId: FLOWS.userTransfer }],
    [
      'of a queue',
      QUICK_CONNECTS.billing,
      { QueueId: QUEUES.billing, ContactFlowId: FLOWS.queueTransfer },
    ],
  ])('%s uses the target and the flow that it holds', async (_, id, expected) => {
    await using world = await startWorld();

    const result = await transfer(world, by(id));

    expect(result.__typename).toBe('TransferContactSuccess');
    expect(world.upstream.operations()).toStrictEqual(['DescribeQuickConnect', 'TransferContact']);
    expect(world.upstream.calls.at(-1)?.body).toMatchObject({ ...expected, ClientToken: 'token' });
  });

  test('of a flow leaves the target to that flow', async () => {
    await using world = await startWorld();

    const result = await transfer(world, by(QUICK_CONNECTS.flow));

    expect(result.__typename).toBe('TransferContactSuccess');
    const body = world.upstream.calls.at(-1)?.body ?? {};
    expect(Object.keys(body).sort()).toStrictEqual([
      'ClientToken',
      'ContactFlowId',
      'ContactId',
      'InstanceId',
    ]);
  });

  test('reads the quick connect once: the next transfer is one call', async () => {
    await using world = await startWorld();

    const { contactId } = await transferOrThrow(world, by(QUICK_CONNECTS.billing));
    await transferOrThrow(world, by(QUICK_CONNECTS.amara, { contactId, clientToken: 'other' }));
    const before = world.upstream.calls.length;
    await transferOrThrow(world, {
      contactId: CONTACTS.billingTask,
      target: { quickConnectId: QUICK_CONNECTS.billing },
    });

    expect(world.upstream.calls.slice(before).map(({ operation }) => operation)).toStrictEqual([
      'TransferContact',
    ]);
  });

  test('of a phone number is rejected, and lists the supported types', async () => {
    await using world = await startWorld();

    const result = await transfer(world, by(QUICK_CONNECTS.phoneNumber));

    expect(result).toStrictEqual({
      __typename: 'ContactQuickConnectTypeNotSupportedError',
      message: expect.any(String),
      code: 'INVALID_STATE',
      retryable: false,
      quickConnectId: QUICK_CONNECTS.phoneNumber,
      quickConnectType: 'PHONE_NUMBER',
      supportedQuickConnectTypes: ['USER', 'QUEUE', 'FLOW'],
    });
    expect(world.upstream.operations()).toStrictEqual(['DescribeQuickConnect']);
  });

  test('that is unknown is reported as unknown', async () => {
    await using world = await startWorld();

    const result = await transfer(world, by(UNKNOWN_ID));

    expect(result).toMatchObject({
      __typename: 'ContactResourceNotFoundError',
      resourceType: 'QUICK_CONNECT',
      resourceId: UNKNOWN_ID,
    });
    expect(world.upstream.operations()).toStrictEqual(['DescribeQuickConnect']);
  });

  test('whose queue does not exist names the queue', async () => {
    await using world = await startWorld();
    world.upstream.answerNext('TransferContact', exception('ResourceNotFoundException', 404));
    world.upstream.answerNext('DescribeQueue', exception('ResourceNotFoundException', 404));

    const result = await transfer(world, by(QUICK_CONNECTS.billing));

    expect(result).toMatchObject({ resourceType: 'QUEUE', resourceId: QUEUES.billing });
  });

  test.each<[string, Answer, object]>([
    [
      'throttled',
      exception('ThrottlingException', 429, { 'retry-after': '4' }),
      { __typename: 'ContactThrottledError', retryAfter: 4, clientToken: 'token' },
    ],
    [
      'denied',
      exception('AccessDeniedException', 403),
      { __typename: 'ContactAccessDeniedError', connectRequestId: 'request-of-connect' },
    ],
    ['broken off', reset, { __typename: 'ContactServiceError', clientToken: 'token' }],
    [
      'answered by a failure',
      exception('InternalServiceException', 500),
      { __typename: 'ContactServiceError', connectRequestId: 'request-of-connect' },
    ],
  ])('whose reading is %s changes nothing', async (_, answer, member) => {
    await using world = await startWorld();
    world.upstream.answerNext('DescribeQuickConnect', answer);

    const result = await transfer(world, by(QUICK_CONNECTS.billing));

    expect(result).toMatchObject(member);
    expect(world.upstream.operations()).toStrictEqual(['DescribeQuickConnect']);
  });

  test.each([
    [
      'a flow along with it',
      by(QUICK_CONNECTS.billing, { contactFlowId: FLOWS.inbound }),
      ['contactFlowId'],
    ],
    ['an empty id', by(''), ['target', 'quickConnectId']],
    ['an ARN', by(`${INSTANCE_ARN}/transfer-destination/1`), ['target', 'quickConnectId']],
  ])('with %s is rejected before Connect is called', async (_, input, path) => {
    await using world = await startWorld();

    const result = await transfer(world, input);

    expect(result).toMatchObject({
      __typename: 'ContactInputError',
      fields: [{ path: ['input', ...path] }],
    });
    expect(world.upstream.calls).toStrictEqual([]);
  });
});
