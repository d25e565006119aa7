import type { ListQuickConnectsCommandInput, QuickConnectType } from '@aws-sdk/client-connect';
import { ListQuickConnectsCommand, paginateListQuickConnects } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { ids, unknownId } from './support/built-in.ts';
import { collect, pageSizeFor } from './support/pages.ts';
import { aRequestId, invalidInput, notFound, rejection } from './support/rejection.ts';
import { arnOf, describeOnEmulator, openTarget } from './support/target.ts';

const { client, directory } = await openTarget();
const InstanceId = directory.instanceId;
const send = (change: Partial<ListQuickConnectsCommandInput> = {}) =>
  client.send(new ListQuickConnectsCommand({ InstanceId, ...change }));

describe('ListQuickConnects', () => {
  test('pages through everything, each once, with a request id', async () => {
    const { QuickConnectSummaryList: whole = [], $metadata } = await send({ MaxResults: 1000 });
    expect($metadata).toMatchObject({ httpStatusCode: 200, requestId: aRequestId });
    const pageSize = Math.max(1, pageSizeFor(whole.length));
    const pages = await collect(
      paginateListQuickConnects({ client, pageSize }, { InstanceId }),
      (page) => page.QuickConnectSummaryList,
    );
    const all = pages.flat().map(({ Id }) => Id);
    expect(all.toSorted()).toStrictEqual([...new Set(whole.map(({ Id }) => Id))].sort());
  });

  test('rejects an instance that it does not know', async () => {
    expect(await rejection(send({ InstanceId: unknownId }))).toStrictEqual(notFound);
  });

  const broken = [
    { what: 'a page of none', change: { MaxResults: 0 } },
    { what: 'a page of 1001', change: { MaxResults: 1001 } },
    { what: 'a token that is none', change: { NextToken: 'none' } },
    { what: 'an InstanceId of 101 characters', change: { InstanceId: 'x'.repeat(101) } },
    { what: 'an unknown type', change: { QuickConnectTypes: ['EMAIL' as QuickConnectType] } },
    {
      what: 'five types',
      change: { QuickConnectTypes: Array.from({ length: 5 }, () => 'USER' as const) },
    },
  ];
  test.each(broken)('rejects $what', async ({ change }) => {
    expect(await rejection(send(change))).toStrictEqual(invalidInput);
  });
});

describeOnEmulator('ListQuickConnects on the emulator', () => {
  test('shows summaries', async () => {
    const { QuickConnectSummaryList } = await send({ QuickConnectTypes: ['PHONE_NUMBER'] });
    expect(QuickConnectSummaryList).toStrictEqual([
      {
        Id: ids.quickConnect(5),
        Arn: arnOf(directory, 'transfer-destination', ids.quickConnect(5)),
        Name: 'Glass repair service',
        QuickConnectType: 'PHONE_NUMBER',
        LastModifiedTime: expect.any(Date),
        LastModifiedRegion: 'us-east-1',
      },
    ]);
  });

  const types: { QuickConnectTypes: QuickConnectType[]; numbers: number[] }[] = [
    { QuickConnectTypes: [], numbers: [1, 2, 3, 4, 5, 6] },
    { QuickConnectTypes: ['USER'], numbers: [1, 2] },
    { QuickConnectTypes: ['QUEUE', 'FLOW'], numbers: [3, 4, 6] },
  ];
  test.each(types)(
    'filters by type: $QuickConnectTypes',
    async ({ QuickConnectTypes, numbers }) => {
      const { QuickConnectSummaryList = [] } = await send({ QuickConnectTypes });
      expect(QuickConnectSummaryList.map(({ Id }) => Id)).toStrictEqual(
        numbers.map(ids.quickConnect),
      );
    },
  );
});
