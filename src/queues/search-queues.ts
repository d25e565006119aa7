import { type QueueSearchFilter, SearchQueuesCommand } from '@aws-sdk/client-connect';
import type { FetchPage } from '../api/connection/paginate.ts';
import { contains } from '../api/connection/search-text.ts';
import { upstreamPageCodec } from '../api/connection/upstream-page.codec.ts';
import type { ReadDirectory } from '../api/read-directory.ts';
import { QUEUE_CODEC } from './queue.codec.ts';
import { queueFromConnect } from './queue.loader.ts';
import type { Queue } from './queue.type.ts';

const PAGE_CODEC = upstreamPageCodec(QUEUE_CODEC);

/** Searches the standard queues of an instance by a part of their name, page by page. */
export function searchQueues(
  readDirectory: ReadDirectory,
  instanceId: string,
  search: string | null | undefined,
  SearchFilter?: QueueSearchFilter,
): FetchPage<Queue> {
  const StringCondition = contains('name', search);
  return async ({ pageSize, nextToken }) =>
    readDirectory({
      command: new SearchQueuesCommand({
        InstanceId: instanceId,
        SearchCriteria: StringCondition && { StringCondition },
        SearchFilter,
        MaxResults: pageSize,
        NextToken: nextToken,
      }),
      pick: (output) => ({
        items: (output.Queues ?? []).map((queue) => queueFromConnect(instanceId, queue)),
        nextToken: output.NextToken,
        totalCount: output.ApproximateTotalCount,
      }),
      codec: PAGE_CODEC,
    });
}
