import {
  type QueueSearchCriteria,
  type QueueSearchFilter,
  SearchQueuesCommand,
} from '@aws-sdk/client-connect';
import type { FetchPage } from '../../graphql-kit/relay/paginate.ts';
import type { ReadCached } from '../../graphql-kit/relay/read-cached.ts';
import { contains } from '../../graphql-kit/relay/search-text.ts';
import { upstreamPageCodec } from '../../graphql-kit/relay/upstream-page.codec.ts';
import { searchPages } from '../search-pages.ts';
import { QUEUE_CODEC } from './queue.directory.ts';
import { queueFromConnect } from './queue.loader.ts';
import type { Queue } from './queue.type.ts';

const PAGE_CODEC = upstreamPageCodec(QUEUE_CODEC);

/**
 * Searches the standard queues of an instance by a part of their name, page by page.
 *
 * @param onlyIds restricts the search to queues with these ids, at least one; all queues by default.
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
  return searchPages(readCached, {
    command: (page) =>
      new SearchQueuesCommand({ InstanceId: instanceId, SearchCriteria, SearchFilter, ...page }),
    items: ({ Queues }) => Queues?.flatMap((found) => queueFromConnect(instanceId, found) ?? []),
    codec: PAGE_CODEC,
  });
}

/** Connect spells the field this way for queues. */
function hasId(Value: string): QueueSearchCriteria {
  return { StringCondition: { FieldName: 'resourceID', Value, ComparisonType: 'EXACT' } };
}
