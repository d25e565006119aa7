import type { DescribeInstanceCommandInput } from '@aws-sdk/client-connect';
import { DescribeInstanceCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { unknownId } from './support/built-in.ts';
import { aRequestId, invalidInput, notFound, rejection } from './support/rejection.ts';
import { openTarget } from './support/target.ts';

const { client, directory } = await openTarget();
const input = { InstanceId: directory.instanceId };
const send = (change?: Partial<DescribeInstanceCommandInput>) =>
  client.send(new DescribeInstanceCommand({ ...input, ...change }));

describe('DescribeInstance', () => {
  test('answers with the instance and a request id', async () => {
    const { Instance, $metadata } = await send();
    expect($metadata).toMatchObject({ httpStatusCode: 200, requestId: aRequestId });
    expect(Instance).toMatchObject({
      Id: directory.instanceId,
      Arn: directory.userArn.replace(/\/agent\/.*/, ''),
      InstanceStatus: 'ACTIVE',
    });
  });

  const unknown = [{ what: 'instance', change: { InstanceId: unknownId } }];
  test.each(unknown)('rejects an unknown $what', async ({ change }) => {
    expect(await rejection(send(change))).toStrictEqual(notFound);
  });

  const lengths = [{ field: 'InstanceId', length: 101 }];
  test.each(lengths)('rejects $field of the length $length', async ({ field, length }) => {
    const call = send({ [field]: 'x'.repeat(length) });
    expect(await rejection(call)).toStrictEqual(invalidInput);
  });
});
