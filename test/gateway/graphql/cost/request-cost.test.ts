import { expect, test } from '@jest/globals';
import { RequestCost } from '../../../../src/gateway/graphql/cost/request-cost.ts';

test('what another gateway knew counts as known', () => {
  const cost = new RequestCost();

  for (const outcome of ['hit', 'shared', 'miss'] as const) cost.onLookup(outcome);

  expect(cost.figures).toMatchObject({ cacheHits: 2 });
});

test('less than a millisecond is no wait, of however many calls', () => {
  const cost = new RequestCost();
  const call = { operation: 'DescribeContact', failure: undefined, attempts: [], milliseconds: 9 };

  for (const waitedMs of [0.9, 0.9, 2.9]) cost.onCall({ ...call, waitedMs });

  expect(cost.figures).toMatchObject({ upstreamCalls: 3, attempts: 0, quotaWaitMs: 2 });
});
