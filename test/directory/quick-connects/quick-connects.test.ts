import { expect, test } from '@jest/globals';
import { FLOWS, INSTANCE_ID, QUEUES } from '../../support/ids.ts';
import { startWorld } from '../../support/world.ts';

test('Query.quickConnects finds quick connects by a part of their name, with where they lead', async () => {
  await using world = await startWorld();

  const { quickConnects } = await world.client.data(
    '{ quickConnects(search: "omplain") { totalCount nodes { name type queueId userId contactFlowId } } }',
  );

  expect(quickConnects).toStrictEqual({
    totalCount: 1,
    nodes: [
      {
        name: 'Complaints',
        type: 'QUEUE',
        queueId: QUEUES.complaints,
        userId: null,
        contactFlowId: FLOWS.queueTransfer,
      },
    ],
  });
  expect(world.upstream.calls.map(({ operation, body }) => [operation, body])).toStrictEqual([
    [
      'SearchQuickConnects',
      {
        InstanceId: INSTANCE_ID,
        MaxResults: 25,
        SearchCriteria: {
          StringCondition: { FieldName: 'name', Value: 'omplain', ComparisonType: 'CONTAINS' },
        },
      },
    ],
  ]);
});
