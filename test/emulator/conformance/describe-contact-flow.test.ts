import type { DescribeContactFlowCommandInput } from '@aws-sdk/client-connect';
import { DescribeContactFlowCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { unknownId } from './support/built-in.ts';
import { aRequestId, invalidInput, notFound, rejection } from './support/rejection.ts';
import { arnOf, openTarget } from './support/target.ts';

const { client, directory } = await openTarget();
const input = { InstanceId: directory.instanceId, ContactFlowId: directory.inboundFlowId };
const send = (change?: Partial<DescribeContactFlowCommandInput>) =>
  client.send(new DescribeContactFlowCommand({ ...input, ...change }));

describe('DescribeContactFlow', () => {
  const flows = [
    { id: directory.inboundFlowId, Type: 'CONTACT_FLOW' },
    { id: directory.queueTransferFlowId, Type: 'QUEUE_TRANSFER' },
    { id: directory.userTransferFlowId, Type: 'AGENT_TRANSFER' },
    { id: directory.holdFlowId, Type: 'CUSTOMER_HOLD' },
  ];
  test.each(flows)('answers with a flow of type $Type', async ({ id, Type }) => {
    const { ContactFlow, $metadata } = await send({ ContactFlowId: id });
    expect($metadata).toMatchObject({ httpStatusCode: 200, requestId: aRequestId });
    expect(ContactFlow).toMatchObject({
      Id: id,
      Arn: arnOf(directory, 'contact-flow', id),
      Name: expect.stringMatching(/./),
      State: 'ACTIVE',
      Type,
    });
  });

  const unknown = [
    { what: 'flow', change: { ContactFlowId: unknownId } },
    { what: 'flow, which is a queue', change: { ContactFlowId: directory.queueId } },
    { what: 'instance', change: { InstanceId: unknownId } },
  ];
  test.each(unknown)('rejects an unknown $what', async ({ change }) => {
    expect(await rejection(send(change))).toStrictEqual(notFound);
  });

  const lengths = [
    { field: 'InstanceId', length: 101 },
    { field: 'ContactFlowId', length: 501 },
  ];
  test.each(lengths)('rejects $field of the length $length', async ({ field, length }) => {
    const call = send({ [field]: 'x'.repeat(length) });
    expect(await rejection(call)).toStrictEqual(invalidInput);
  });
});
