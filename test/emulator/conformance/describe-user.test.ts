import type { DescribeUserCommandInput } from '@aws-sdk/client-connect';
import { DescribeUserCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { unknownId } from './support/built-in.ts';
import { aRequestId, invalidInput, notFound, rejection } from './support/rejection.ts';
import { openTarget } from './support/target.ts';

const { client, directory } = await openTarget();
const input = { InstanceId: directory.instanceId, UserId: directory.userId };
const send = (change?: Partial<DescribeUserCommandInput>) =>
  client.send(new DescribeUserCommand({ ...input, ...change }));

describe('DescribeUser', () => {
  test('answers with the user and a request id', async () => {
    const { User, $metadata } = await send();
    expect($metadata).toMatchObject({ httpStatusCode: 200, requestId: aRequestId });
    expect(User).toMatchObject({
      Id: directory.userId,
      Arn: directory.userArn,
      Username: expect.stringMatching(/./),
    });
  });

  const unknown = [
    { what: 'user', change: { UserId: unknownId } },
    { what: 'user, which is a queue', change: { UserId: directory.queueId } },
    { what: 'user, which is an ARN', change: { UserId: directory.userArn } },
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
