import type { ListInstancesRequest, ListInstancesResponse } from '@aws-sdk/client-connect';
import { instanceOutput } from './instance-output.ts';
import type { Operation } from './operation.ts';
import { paginate } from './paging.ts';

/** The largest page, and the default one (the latter inferred). */
const pageSize = 10;

/** Lists all instances, whatever region the client signs for. */
export const listInstances: Operation<ListInstancesRequest, ListInstancesResponse> = (
  input,
  context,
) => {
  const { directory, startedAt } = context;
  const { page, nextToken } = paginate(
    'ListInstances',
    input,
    directory.instances,
    context,
    pageSize,
  );
  return {
    InstanceSummaryList: page.map((instance) => instanceOutput(instance, startedAt)),
    NextToken: nextToken,
  };
};
