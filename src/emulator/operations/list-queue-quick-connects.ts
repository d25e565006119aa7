import type {
  ListQueueQuickConnectsRequest,
  ListQueueQuickConnectsResponse,
} from '@aws-sdk/client-connect';
import type { Operation } from './operation.ts';
import { paginate } from './paging.ts';
import { quickConnectSummary } from './quick-connect-output.ts';

/** Lists the quick connects of a queue in the order of the seed. An agent queue has none (inferred). */
export const listQueueQuickConnects: Operation<
  ListQueueQuickConnectsRequest,
  ListQueueQuickConnectsResponse
> = (input, context) => {
  const here = context.directory.instance(input.InstanceId);
  const queue = here.queue(input.QueueId);
  const ids = queue.type === 'STANDARD' ? queue.queue.quickConnectIds : [];
  const { page, nextToken } = paginate('ListQueueQuickConnects', input, ids, context);
  return {
    QuickConnectSummaryList: page.map((id) =>
      quickConnectSummary(here.instance, here.quickConnect(id), context.startedAt),
    ),
    NextToken: nextToken,
    LastModifiedTime: context.startedAt,
    LastModifiedRegion: here.instance.region,
  };
};
