import type { ListRoutingProfileManualAssignmentQueuesCommandInput } from '@aws-sdk/client-connect';
import {
  DescribeUserCommand,
  ListRoutingProfileManualAssignmentQueuesCommand,
  paginateListRoutingProfileManualAssignmentQueues,
} from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { idOf } from '../support/wire.ts';
import { ids, unknownId } from './support/built-in.ts';
import { collect } from './support/pages.ts';
import { aRequestId, invalidInput, notFound, rejection } from './support/rejection.ts';
import { arnOf, describeOnEmulator, openTarget } from './support/target.ts';

const { client, directory } = await openTarget();
const InstanceId = directory.instanceId;
const send = (change: Partial<ListRoutingProfileManualAssignmentQueuesCommandInput>) => {
  const input = { InstanceId, RoutingProfileId: unknownId, ...change };
  return client.send(new ListRoutingProfileManualAssignmentQueuesCommand(input));
};

const { User } = await client.send(
  new DescribeUserCommand({ InstanceId, UserId: directory.userId }),
);
const RoutingProfileId = User?.RoutingProfileId ?? '';
const allOf = (pageSize: number) =>
  collect(
    paginateListRoutingProfileManualAssignmentQueues(
      { client, pageSize },
      { InstanceId, RoutingProfileId },
    ),
    (page) => page.RoutingProfileManualAssignmentQueueConfigSummaryList,
  );

describe('ListRoutingProfileManualAssignmentQueues', () => {
  test('answers with the queues of the profile of a user, and a request id', async () => {
    const answer = await send({ RoutingProfileId });
    expect(answer.$metadata).toMatchObject({ httpStatusCode: 200, requestId: aRequestId });
    expect(answer.RoutingProfileManualAssignmentQueueConfigSummaryList).toStrictEqual(
      expect.any(Array),
    );
  });

  test('pages through the queues of the profile, each once for each channel', async () => {
    const whole = (await allOf(100)).flat();
    const pages = await allOf(1);
    expect(pages.every((page) => page.length <= 1)).toBe(true);
    expect(pages.flat()).toStrictEqual(whole);
  });

  const unknown = [
    { what: 'routing profile', change: {} },
    { what: 'instance', change: { InstanceId: unknownId } },
  ];
  test.each(unknown)('rejects an unknown $what', async ({ change }) => {
    expect(await rejection(send(change))).toStrictEqual(notFound);
  });

  const broken = [
    { what: 'a page of none', change: { MaxResults: 0 } },
    { what: 'a page of 101', change: { MaxResults: 101 } },
    { what: 'a token that is none', change: { RoutingProfileId, NextToken: 'none' } },
    { what: 'an InstanceId of 101 characters', change: { InstanceId: 'x'.repeat(101) } },
  ];
  test.each(broken)('rejects $what', async ({ change }) => {
    expect(await rejection(send(change))).toStrictEqual(invalidInput);
  });
});

describeOnEmulator('ListRoutingProfileManualAssignmentQueues on the emulator', () => {
  test('shows each queue once for each channel, and none that is only served', async () => {
    const answer = await send({ RoutingProfileId: idOf('40', 1) });
    expect(answer).toStrictEqual({
      $metadata: expect.objectContaining({ httpStatusCode: 200, requestId: aRequestId }),
      RoutingProfileManualAssignmentQueueConfigSummaryList: ['TASK', 'EMAIL'].map((Channel) => ({
        QueueId: ids.queue(3),
        QueueArn: arnOf(directory, 'queue', ids.queue(3)),
        QueueName: 'Complaints',
        Channel,
      })),
      LastModifiedTime: expect.any(Date),
      LastModifiedRegion: 'us-east-1',
    });
  });

  test('shows an empty list for a profile without any', async () => {
    const answer = await send({ RoutingProfileId: idOf('40', 2) });
    expect(answer.RoutingProfileManualAssignmentQueueConfigSummaryList).toStrictEqual([]);
  });

  test('pages through everything, each once', async () => {
    const pages = await collect(
      paginateListRoutingProfileManualAssignmentQueues(
        { client, pageSize: 5 },
        { InstanceId, RoutingProfileId: idOf('40', 3) },
      ),
      (page) =>
        page.RoutingProfileManualAssignmentQueueConfigSummaryList?.map(({ QueueName, Channel }) => [
          QueueName,
          Channel,
        ]),
    );
    const all = ['Claims', 'Billing'].flatMap((name) =>
      ['VOICE', 'CHAT', 'TASK', 'EMAIL'].map((channel) => [name, channel]),
    );
    expect(pages).toStrictEqual([all.slice(0, 5), all.slice(5)]);
  });
});
