import type { DescribeRoutingProfileCommandInput } from '@aws-sdk/client-connect';
import { DescribeRoutingProfileCommand, DescribeUserCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { idOf } from '../support/wire.ts';
import { ids, unknownId } from './support/built-in.ts';
import { aRequestId, invalidInput, notFound, rejection } from './support/rejection.ts';
import { arnOf, describeOnEmulator, openTarget } from './support/target.ts';

const { client, directory } = await openTarget();
const InstanceId = directory.instanceId;
const send = (change: Partial<DescribeRoutingProfileCommandInput>) => {
  const input = { InstanceId, RoutingProfileId: unknownId, ...change };
  return client.send(new DescribeRoutingProfileCommand(input));
};

describe('DescribeRoutingProfile', () => {
  test('answers with the routing profile of a user and a request id', async () => {
    const user = new DescribeUserCommand({ InstanceId, UserId: directory.userId });
    const RoutingProfileId = (await client.send(user)).User?.RoutingProfileId ?? '';
    const { RoutingProfile, $metadata } = await send({ RoutingProfileId });
    expect($metadata).toMatchObject({ httpStatusCode: 200, requestId: aRequestId });
    expect(RoutingProfile).toMatchObject({
      InstanceId,
      RoutingProfileId,
      RoutingProfileArn: arnOf(directory, 'routing-profile', RoutingProfileId),
      Name: expect.stringMatching(/./),
      MediaConcurrencies: expect.any(Array),
    });
  });

  const unknown = [
    { what: 'routing profile', change: {} },
    { what: 'routing profile, which is a queue', change: { RoutingProfileId: directory.queueId } },
    { what: 'instance', change: { InstanceId: unknownId } },
  ];
  test.each(unknown)('rejects an unknown $what', async ({ change }) => {
    expect(await rejection(send(change))).toStrictEqual(notFound);
  });

  test('rejects an InstanceId of 101 characters', async () => {
    expect(await rejection(send({ InstanceId: 'x'.repeat(101) }))).toStrictEqual(invalidInput);
  });
});

describeOnEmulator('DescribeRoutingProfile on the emulator', () => {
  test('knows the built-in data', async () => {
    const { RoutingProfile } = await send({ RoutingProfileId: idOf('40', 2) });
    const CrossChannelBehavior = { BehaviorType: 'ROUTE_CURRENT_CHANNEL_ONLY' };
    expect(RoutingProfile).toMatchObject({
      Name: 'Billing desk',
      Description: 'Premiums and payments.',
      MediaConcurrencies: [
        { Channel: 'VOICE', Concurrency: 1, CrossChannelBehavior },
        { Channel: 'CHAT', Concurrency: 3, CrossChannelBehavior },
        { Channel: 'TASK', Concurrency: 5, CrossChannelBehavior },
        { Channel: 'EMAIL', Concurrency: 3, CrossChannelBehavior },
      ],
      DefaultOutboundQueueId: ids.queue(2),
      NumberOfAssociatedQueues: 2,
      NumberOfAssociatedUsers: 2,
      AssociatedQueueIds: [ids.queue(2), ids.queue(4)],
    });
  });
});
