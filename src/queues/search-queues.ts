import { type QueueSearchFilter, SearchQueuesCommand } from '@aws-sdk/client-connect';
import type { FetchPage } from '../api/connection/paginate.ts';
import { contains } from '../api/connection/search-text.ts';
import type { CallConnect } from '../connect/call-connect.ts';
import { mapResult } from '../connect/connect-failure.ts';
import { queueFromConnect } from './queue.loader.ts';
import type { Queue } from './queue.type.ts';

/** Searches the standard queues of an instance by a part of their name, page by page. */
export function searchQueues(
  callConnect: CallConnect,
  instanceId: string,
  search: string | null | undefined,
  SearchFilter?: QueueSearchFilter,
): FetchPage<Queue> {
  const StringCondition = contains('name', search);
  return async ({ pageSize, nextToken }) => {
    const command = new SearchQueuesCommand({
      InstanceId: instanceId,
      SearchCriteria: StringCondition && { StringCondition },
      SearchFilter,
      MaxResults: pageSize,
      NextToken: nextToken,
    });
    return mapResult(await callConnect(command), (output) => ({
      items: (output.Queues ?? []).map((queue) => queueFromConnect(instanceId, queue)),
      nextToken: output.NextToken,
      totalCount: output.ApproximateTotalCount,
    }));
  };
}
