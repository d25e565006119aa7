import {
  type QueueSearchCriteria,
  type QueueSearchFilter,
  SearchQueuesCommand,
} from '@aws-sdk/client-connect';
import type { FetchPage } from '../../graphql-kit/relay/paginate.ts';
import type { ReadCached } from '../../graphql-kit/relay/read-cached.ts';
import { contains } from '../../graphql-kit/relay/search-text.ts';
import { upstreamPageCodec } from '../../graphql-kit/relay/upstream-page.codec.ts';
import { QUEUE_CODEC } from './queue.codec.ts';
import { queueFromConnect } from './queue.loader.ts';
import type { Queue } from './queue.type.ts';

const PAGE_CODEC = upstreamPageCodec(QUEUE_CODEC);

/**
 * Searches the standard queues of an instance by a part of their name, page by page.
 *
 * @param onlyIds the ids of those that are to be found; all by default. At least one.
 */
export function searchQueues(
  readCached: ReadCached,
  instanceId: string,
  search: string | null | undefined,
  SearchFilter?: QueueSearchFilter,
  onlyIds?: readonly string[],
): FetchPage<Queue> {
  const StringCondition = contains('name', search);
  const byName = StringCondition && { StringCondition };
  const SearchCriteria =
    onlyIds === undefined
      ? byName
      : { AndConditions: [{ OrConditions: onlyIds.map(hasId) }, ...(byName ? [byName] : [])] };
  return async ({ pageSize, nextToken }) =>
    readCached({
      command: new SearchQueuesCommand({
        InstanceId: instanceId,
        SearchCriteria,
        SearchFilter,
        MaxResults: pageSize,
        NextToken: nextToken,
      }),
      pick: (output) => ({
        items: (output.Queues ?? []).flatMap((queue) => queueFromConnect(instanceId, queue) ?? []),
        nextToken: output.NextToken,
        totalCount: output.ApproximateTotalCount,
      }),
      codec: PAGE_CODEC,
    });
}

/** Connect spells the field this way for queues. */
function hasId(Value: string): QueueSearchCriteria {
  return { StringCondition: { FieldName: 'resourceID', Value, ComparisonType: 'EXACT' } };
}
