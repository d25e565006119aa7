import type { DescribeAgentStatusCommandInput } from '@aws-sdk/client-connect';
import { DescribeAgentStatusCommand, ListAgentStatusesCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { unknownId } from './support/built-in.ts';
import { aRequestId, invalidInput, notFound, rejection } from './support/rejection.ts';
import { describeOnEmulator, openTarget } from './support/target.ts';

const { client, directory } = await openTarget();
const InstanceId = directory.instanceId;
const send = (change: Partial<DescribeAgentStatusCommandInput>) =>
  client.send(new DescribeAgentStatusCommand({ InstanceId, AgentStatusId: unknownId, ...change }));

describe('DescribeAgentStatus', () => {
  const unknown = [
    { what: 'agent status', change: {} },
    { what: 'agent status, which is a queue', change: { AgentStatusId: directory.queueId } },
    { what: 'instance', change: { InstanceId: unknownId } },
  ];
  test.each(unknown)('rejects an unknown $what', async ({ change }) => {
    expect(await rejection(send(change))).toStrictEqual(notFound);
  });

  test('rejects an InstanceId of 101 characters', async () => {
    expect(await rejection(send({ InstanceId: 'x'.repeat(101) }))).toStrictEqual(invalidInput);
  });
});

describeOnEmulator('DescribeAgentStatus on the emulator', () => {
  test('shows each status of the list, and whether it is disabled', async () => {
    const list = await client.send(new ListAgentStatusesCommand({ InstanceId }));
    const listed = list.AgentStatusSummaryList ?? [];

    const shown = await Promise.all(listed.map(({ Id }) => send({ AgentStatusId: Id })));
    expect(shown.map(({ $metadata }) => $metadata)).toStrictEqual(
      listed.map(() => expect.objectContaining({ httpStatusCode: 200, requestId: aRequestId })),
    );
    expect(shown.map(({ AgentStatus }) => AgentStatus)).toStrictEqual(
      listed.map(({ Id, Arn, Name, Type, LastModifiedTime, LastModifiedRegion }, index) => ({
        AgentStatusId: Id,
        AgentStatusARN: Arn,
        Name,
        Type,
        DisplayOrder: index + 1,
        State: Name === 'Fax desk' ? 'DISABLED' : 'ENABLED',
        Tags: {},
        LastModifiedTime,
        LastModifiedRegion,
      })),
    );
    expect(shown.length).toBeGreaterThan(3);
  });
});
