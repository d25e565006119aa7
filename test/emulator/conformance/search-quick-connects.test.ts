import type {
  QuickConnectSearchCriteria,
  SearchQuickConnectsCommandInput,
} from '@aws-sdk/client-connect';
import { SearchQuickConnectsCommand, paginateSearchQuickConnects } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { ids, unknownId } from './support/built-in.ts';
import { collect, pageSizeFor } from './support/pages.ts';
import { aRequestId, invalidInput, notFound, rejection } from './support/rejection.ts';
import { brokenSearches, where } from './support/search.ts';
import { arnOf, describeOnEmulator, openTarget } from './support/target.ts';

const { client, directory } = await openTarget();
const InstanceId = directory.instanceId;
const send = (change: object = {}) => {
  const input: SearchQuickConnectsCommandInput = { InstanceId, ...change };
  return client.send(new SearchQuickConnectsCommand(input));
};

describe('SearchQuickConnects', () => {
  test('answers with a request id, and nothing for an id of nothing', async () => {
    const answer = await send({ SearchCriteria: where('resourceID', unknownId) });
    expect(answer.$metadata).toMatchObject({ httpStatusCode: 200, requestId: aRequestId });
    expect(answer).toMatchObject({ QuickConnects: [], ApproximateTotalCount: 0 });
  });

  test('pages through everything, each once', async () => {
    const total = (await send({ MaxResults: 100 })).ApproximateTotalCount ?? 0;
    const pageSize = Math.max(1, pageSizeFor(total));
    const pages = await collect(
      paginateSearchQuickConnects({ client, pageSize }, { InstanceId }),
      (page) => page.QuickConnects,
    );
    const all = pages.flat().map(({ QuickConnectId }) => QuickConnectId);
    expect(all).toHaveLength(total);
    expect(new Set(all).size).toBe(all.length);
  });

  test('rejects an instance that it does not know', async () => {
    expect(await rejection(send({ InstanceId: unknownId }))).toStrictEqual(notFound);
  });

  test.each(brokenSearches('name', 100))('rejects $what', async ({ change }) => {
    expect(await rejection(send(change))).toStrictEqual(invalidInput);
  });
});

describeOnEmulator('SearchQuickConnects on the emulator', () => {
  test('shows what a transfer by the quick connect needs', async () => {
    const { QuickConnects } = await send({ SearchCriteria: where('name', 'Amara Okafor') });
    expect(QuickConnects).toMatchObject([
      {
        QuickConnectId: ids.quickConnect(1),
        QuickConnectARN: arnOf(directory, 'transfer-destination', ids.quickConnect(1)),
        Name: 'Amara Okafor',
        QuickConnectConfig: {
          QuickConnectType: 'USER',
          UserConfig: { UserId: ids.user(1), ContactFlowId: ids.flow(3) },
        },
      },
    ]);
  });

  const cases: { criteria: QuickConnectSearchCriteria; numbers: number[] }[] = [
    { criteria: {}, numbers: [1, 2, 3, 4, 5, 6] },
    { criteria: where('name', 'B', 'STARTS_WITH'), numbers: [2, 3] },
    { criteria: where('description', 'claims', 'CONTAINS'), numbers: [1, 2] },
    {
      criteria: { OrConditions: [6, 3].map((n) => where('resourceID', ids.quickConnect(n))) },
      numbers: [3, 6],
    },
  ];
  test.each(cases)('$criteria finds $numbers', async ({ criteria, numbers }) => {
    const { QuickConnects = [] } = await send({ SearchCriteria: criteria });
    expect(QuickConnects.map(({ QuickConnectId }) => QuickConnectId)).toStrictEqual(
      numbers.map(ids.quickConnect),
    );
  });
});
