import type { DescribeQuickConnectCommandInput } from '@aws-sdk/client-connect';
import { DescribeQuickConnectCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { ids, unknownId } from './support/built-in.ts';
import { aRequestId, invalidInput, notFound, rejection } from './support/rejection.ts';
import { arnOf, describeOnEmulator, openTarget } from './support/target.ts';

const { client, directory } = await openTarget();
const InstanceId = directory.instanceId;
const send = (change: Partial<DescribeQuickConnectCommandInput>) =>
  client.send(
    new DescribeQuickConnectCommand({ InstanceId, QuickConnectId: unknownId, ...change }),
  );

describe('DescribeQuickConnect', () => {
  const unknown = [
    { what: 'quick connect', change: {} },
    { what: 'quick connect, which is a queue', change: { QuickConnectId: directory.queueId } },
    { what: 'instance', change: { InstanceId: unknownId } },
  ];
  test.each(unknown)('rejects an unknown $what', async ({ change }) => {
    expect(await rejection(send(change))).toStrictEqual(notFound);
  });

  test('rejects an InstanceId of 101 characters', async () => {
    expect(await rejection(send({ InstanceId: 'x'.repeat(101) }))).toStrictEqual(invalidInput);
  });
});

describeOnEmulator('DescribeQuickConnect on the emulator', () => {
  test('answers with the quick connect and a request id', async () => {
    const { QuickConnect, $metadata } = await send({ QuickConnectId: ids.quickConnect(2) });
    expect($metadata).toMatchObject({ httpStatusCode: 200, requestId: aRequestId });
    expect(QuickConnect).toMatchObject({
      QuickConnectId: ids.quickConnect(2),
      QuickConnectARN: arnOf(directory, 'transfer-destination', ids.quickConnect(2)),
      Name: 'Ben Lindqvist',
      Description: 'Handles claims.',
      Tags: {},
      LastModifiedTime: expect.any(Date),
      LastModifiedRegion: 'us-east-1',
    });
  });

  const configs = [
    {
      number: 1,
      config: {
        QuickConnectType: 'USER',
        UserConfig: { UserId: ids.user(1), ContactFlowId: ids.flow(3) },
      },
    },
    {
      number: 3,
      config: {
        QuickConnectType: 'QUEUE',
        QueueConfig: { QueueId: ids.queue(2), ContactFlowId: ids.flow(2) },
      },
    },
    {
      number: 5,
      config: { QuickConnectType: 'PHONE_NUMBER', PhoneConfig: { PhoneNumber: '+12025550111' } },
    },
    {
      number: 6,
      config: { QuickConnectType: 'FLOW', FlowConfig: { ContactFlowId: ids.flow(1) } },
    },
  ];
  test.each(configs)('has only the $config.QuickConnectType part', async ({ number, config }) => {
    const { QuickConnect } = await send({ QuickConnectId: ids.quickConnect(number) });
    expect(QuickConnect?.QuickConnectConfig).toStrictEqual(config);
  });
});
