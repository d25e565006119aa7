import { expect, test } from '@jest/globals';
import { INSTANCE_ARN, INSTANCE_ID, QUEUES } from '../../support/ids.ts';
import { startWorld } from '../../support/world.ts';

test('Query.queues finds queues by a part of their name', async () => {
  await using world = await startWorld();

  const { queues } = await world.client.data(
    '{ queues(search: "laim", first: 5) { totalCount nodes { id arn instanceId type name description enabled } } }',
  );

  expect(queues).toStrictEqual({
    totalCount: 1,
    nodes: [
      {
        id: QUEUES.claims,
        arn: `${INSTANCE_ARN}/queue/${QUEUES.claims}`,
        instanceId: INSTANCE_ID,
        type: 'STANDARD',
        name: 'Claims',
        description: 'New and open insurance claims.',
        enabled: true,
      },
    ],
  });
  expect(world.upstream.calls).toStrictEqual([
    {
      operation: 'SearchQueues',
      path: '/search-queues',
      body: {
        InstanceId: INSTANCE_ID,
        MaxResults: 5,
        SearchCriteria: {
          StringCondition: { FieldName: 'name', Value: 'laim', ComparisonType: 'CONTAINS' },
        },
      },
    },
  ]);
});
