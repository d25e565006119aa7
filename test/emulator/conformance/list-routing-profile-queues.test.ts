import type { ListRoutingProfileQueuesCommandInput } from '@aws-sdk/client-connect';
import {
  ListRoutingProfileQueuesCommand,
  paginateListRoutingProfileQueues,
} from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { idOf } from '../support/wire.ts';
import { ids, unknownId } from './support/built-in.ts';
import { collect } from './support/pages.ts';
import { aRequestId, invalidInput, notFound, rejection } from './support/rejection.ts';
import { arnOf, describeOnEmulator, openTarget } from './support/target.ts';

const { client, directory } = await openTarget();
const InstanceId = directory.instanceId;
const send = (change: Partial<ListRoutingProfileQueuesCommandInput>) => {
  const input = { InstanceId, RoutingProfileId: unknownId, ...change };
  return client.send(new ListRoutingProfileQueuesCommand(input));
};

describe('ListRoutingProfileQueues', () => {
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
    { what: 'an InstanceId of 101 characters', change: { InstanceId: 'x'.repeat(101) } },
  ];
  test.each(broken)('rejects $what', async ({ change }) => {
    expect(await rejection(send(change))).toStrictEqual(invalidInput);
  });
});

describeOnEmulator('ListRoutingProfileQueues on the emulator', () => {
  const RoutingProfileId = idOf('40', 1);

  test('shows each queue once for each channel', async () => {
    const answer = await send({ RoutingProfileId });
    expect(answer.$metadata).toMatchObject({ httpStatusCode: 200, requestId: aRequestId });
    const claims = {
      QueueId: ids.queue(1),
      QueueArn: arnOf(directory, 'queue', ids.queue(1)),
      QueueName: 'Claims',
      Priority: 1,
      Delay: 0,
    };
    expect(answer.RoutingProfileQueueConfigSummaryList).toStrictEqual([
      ...['VOICE', 'CHAT', 'TASK', 'EMAIL'].map((Channel) => ({ ...claims, Channel })),
      {
        QueueId: ids.queue(4),
        QueueArn: arnOf(directory, 'queue', ids.queue(4)),
        QueueName: 'Back office',
        Priority: 2,
        Delay: 60,
        Channel: 'TASK',
      },
    ]);
  });

  test('pages through everything, each once', async () => {
    const pages = await collect(
      paginateListRoutingProfileQueues({ client, pageSize: 3 }, { InstanceId, RoutingProfileId }),
      (page) => page.RoutingProfileQueueConfigSummaryList?.map(({ Channel }) => Channel),
    );
    expect(pages).toStrictEqual([
      ['VOICE', 'CHAT', 'TASK'],
      ['EMAIL', 'TASK'],
    ]);
  });

  test('rejects a token that is none', async () => {
    const call = send({ RoutingProfileId, NextToken: 'none' });
    expect(await rejection(call)).toStrictEqual(invalidInput);
  });
});
