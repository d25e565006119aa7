import type { ListQueueQuickConnectsCommandInput } from '@aws-sdk/client-connect';
import {
  ListQueueQuickConnectsCommand,
  paginateListQueueQuickConnects,
} from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { ids, unknownId } from './support/built-in.ts';
import { collect } from './support/pages.ts';
import { aRequestId, invalidInput, notFound, rejection } from './support/rejection.ts';
import { describeOnEmulator, openTarget } from './support/target.ts';

const { client, directory } = await openTarget();
const input = { InstanceId: directory.instanceId, QueueId: directory.queueId };
const send = (change: Partial<ListQueueQuickConnectsCommandInput> = {}) =>
  client.send(new ListQueueQuickConnectsCommand({ ...input, ...change }));

describe('ListQueueQuickConnects', () => {
  test('answers with a list and a request id', async () => {
    const { QuickConnectSummaryList, $metadata } = await send();
    expect($metadata).toMatchObject({ httpStatusCode: 200, requestId: aRequestId });
    expect(QuickConnectSummaryList).toStrictEqual(expect.any(Array));
  });

  const unknown = [
    { what: 'queue', change: { QueueId: unknownId } },
    { what: 'queue, which is a flow', change: { QueueId: directory.holdFlowId } },
    { what: 'instance', change: { InstanceId: unknownId } },
  ];
  test.each(unknown)('rejects an unknown $what', async ({ change }) => {
    expect(await rejection(send(change))).toStrictEqual(notFound);
  });

  const broken = [
    { what: 'a page of none', change: { MaxResults: 0 } },
    { what: 'a page of 101', change: { MaxResults: 101 } },
    { what: 'a token that is none', change: { NextToken: 'none' } },
    { what: 'an InstanceId of 101 characters', change: { InstanceId: 'x'.repeat(101) } },
  ];
  test.each(broken)('rejects $what', async ({ change }) => {
    expect(await rejection(send(change))).toStrictEqual(invalidInput);
  });
});

describeOnEmulator('ListQueueQuickConnects on the emulator', () => {
  const queues = [
    { queue: 'Claims', QueueId: ids.queue(1), numbers: [1, 2, 3, 4, 5] },
    { queue: 'Billing', QueueId: ids.queue(2), numbers: [4, 6] },
    { queue: 'Back office', QueueId: ids.queue(4), numbers: [] },
    { queue: 'an agent queue', QueueId: ids.user(1), numbers: [] },
  ];
  test.each(queues)('knows those of $queue', async ({ QueueId, numbers }) => {
    const { QuickConnectSummaryList = [] } = await send({ QueueId });
    expect(QuickConnectSummaryList.map(({ Id }) => Id)).toStrictEqual(
      numbers.map(ids.quickConnect),
    );
  });

  test('pages through everything, each once', async () => {
    const pages = await collect(
      paginateListQueueQuickConnects({ client, pageSize: 2 }, input),
      (page) => page.QuickConnectSummaryList?.map(({ Name }) => Name),
    );
    expect(pages).toStrictEqual([
      ['Amara Okafor', 'Ben Lindqvist'],
      ['Billing', 'Complaints'],
      ['Glass repair service'],
    ]);
  });
});
