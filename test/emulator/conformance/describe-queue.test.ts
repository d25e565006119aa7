import type { DescribeQueueCommandInput } from '@aws-sdk/client-connect';
import { DescribeQueueCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { unknownId } from './support/built-in.ts';
import { aRequestId, invalidInput, notFound, rejection } from './support/rejection.ts';
import { arnOf, openTarget } from './support/target.ts';

const { client, directory } = await openTarget();
const input = { InstanceId: directory.instanceId, QueueId: directory.queueId };
const send = (change?: Partial<DescribeQueueCommandInput>) =>
  client.send(new DescribeQueueCommand({ ...input, ...change }));

describe('DescribeQueue', () => {
  test('answers with the queue and a request id', async () => {
    const { Queue, $metadata } = await send();
    expect($metadata).toMatchObject({ httpStatusCode: 200, requestId: aRequestId });
    expect(Queue).toMatchObject({
      QueueId: directory.queueId,
      QueueArn: arnOf(directory, 'queue', directory.queueId),
      Name: expect.stringMatching(/./),
      Status: 'ENABLED',
    });
  });

  const unknown = [
    { what: 'queue', change: { QueueId: unknownId } },
    { what: 'queue, which is a flow', change: { QueueId: directory.holdFlowId } },
    { what: 'instance', change: { InstanceId: unknownId } },
  ];
  test.each(unknown)('rejects an unknown $what', async ({ change }) => {
    expect(await rejection(send(change))).toStrictEqual(notFound);
  });

  const lengths = [{ field: 'InstanceId', length: 101 }];
  test.each(lengths)('rejects $field of the length $length', async ({ field, length }) => {
    const call = send({ [field]: 'x'.repeat(length) });
    expect(await rejection(call)).toStrictEqual(invalidInput);
  });
});
