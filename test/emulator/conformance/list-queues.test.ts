import type { ListQueuesCommandInput, QueueType } from '@aws-sdk/client-connect';
import { ListQueuesCommand, paginateListQueues } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { ids, unknownId } from './support/built-in.ts';
import { collect, pageSizeFor } from './support/pages.ts';
import { aRequestId, invalidInput, notFound, rejection } from './support/rejection.ts';
import { arnOf, describeOnEmulator, openTarget } from './support/target.ts';

const { client, directory } = await openTarget();
const InstanceId = directory.instanceId;
const send = (input: ListQueuesCommandInput) => client.send(new ListQueuesCommand(input));

describe('ListQueues', () => {
  test('answers with summaries and a request id', async () => {
    const answer = await send({ InstanceId, MaxResults: 1000 });
    expect(answer.$metadata).toMatchObject({ httpStatusCode: 200, requestId: aRequestId });
    expect(answer.NextToken).toBeUndefined();
    const queue = answer.QueueSummaryList?.find(({ Id }) => Id === directory.queueId);
    expect(queue).toMatchObject({
      Arn: arnOf(directory, 'queue', directory.queueId),
      Name: expect.stringMatching(/./),
      QueueType: 'STANDARD',
    });
  });

  test('pages through everything, each once', async () => {
    const { QueueSummaryList: whole = [] } = await send({ InstanceId, MaxResults: 1000 });
    const pageSize = pageSizeFor(whole.length);
    const pages = await collect(
      paginateListQueues({ client, pageSize }, { InstanceId }),
      (page) => page.QueueSummaryList,
    );
    expect(Math.max(...pages.map(({ length }) => length))).toBe(pageSize);
    expect(
      pages
        .flat()
        .map(({ Id }) => Id)
        .sort(),
    ).toStrictEqual([...new Set(whole.map(({ Id }) => Id))].sort());
  });

  const types = [
    { QueueTypes: ['STANDARD'], has: true },
    { QueueTypes: ['STANDARD', 'AGENT'], has: true },
    { QueueTypes: ['AGENT'], has: false },
  ] as { QueueTypes: QueueType[]; has: boolean }[];
  test.each(types)('filters by type: $QueueTypes', async ({ QueueTypes, has }) => {
    const { QueueSummaryList = [] } = await send({ InstanceId, QueueTypes });
    expect(
      QueueSummaryList.filter(({ QueueType: type }) => !QueueTypes.includes(type ?? 'AGENT')),
    ).toStrictEqual([]);
    expect(QueueSummaryList.some(({ Id }) => Id === directory.queueId)).toBe(has);
  });

  test('rejects an instance that it does not know', async () => {
    expect(await rejection(send({ InstanceId: unknownId }))).toStrictEqual(notFound);
  });

  const broken = [
    { what: 'a page of none', change: { MaxResults: 0 } },
    { what: 'a page of 1001', change: { MaxResults: 1001 } },
    { what: 'a token that is none', change: { NextToken: 'none' } },
    { what: 'an InstanceId of 101 characters', change: { InstanceId: 'x'.repeat(101) } },
    { what: 'an unknown type', change: { QueueTypes: ['SHORT'] } },
    { what: 'three types', change: { QueueTypes: ['STANDARD', 'AGENT', 'STANDARD'] } },
  ];
  test.each(broken)('rejects $what', async ({ change }) => {
    const input = { InstanceId, ...change } as ListQueuesCommandInput;
    expect(await rejection(send(input))).toStrictEqual(invalidInput);
  });
});

describeOnEmulator('ListQueues on the emulator', () => {
  test('knows the built-in data', async () => {
    const { QueueSummaryList = [] } = await send({ InstanceId, QueueTypes: ['STANDARD'] });
    expect(QueueSummaryList.map(({ Id }) => Id).sort()).toStrictEqual([1, 2, 3, 4].map(ids.queue));
  });
});
