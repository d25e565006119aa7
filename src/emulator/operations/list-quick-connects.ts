import type { ListQuickConnectsRequest, ListQuickConnectsResponse } from '@aws-sdk/client-connect';
import type { Operation } from './operation.ts';
import { paginate } from './paging.ts';
import { quickConnectSummary } from './quick-connect-output.ts';

/** Lists the quick connects of an instance; without QuickConnectTypes, those of every type. */
export const listQuickConnects: Operation<ListQuickConnectsRequest, ListQuickConnectsResponse> = (
  input,
  context,
) => {
  const { instance, quickConnects } = context.directory.instance(input.InstanceId);
  const types = input.QuickConnectTypes ?? [];
  const matching = quickConnects.filter(({ type }) => types.length === 0 || types.includes(type));
  const { page, nextToken } = paginate('ListQuickConnects', input, matching, context);
  return {
    QuickConnectSummaryList: page.map((one) =>
      quickConnectSummary(instance, one, context.startedAt),
    ),
    NextToken: nextToken,
  };
};
