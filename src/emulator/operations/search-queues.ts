import type {
  QueueSearchCriteria,
  SearchQueuesRequest,
  SearchQueuesResponse,
} from '@aws-sdk/client-connect';
import type { SeedQueue } from '../seed.ts';
import type { Checked, Operation } from './operation.ts';
import { paginate } from './paging.ts';
import { queueOutput } from './queue-output.ts';
import { criteriaFilter, namedFields, stringFilter } from './search-conditions.ts';
import { tagFilter } from './tag-filter.ts';

const fields = namedFields<SeedQueue>();

/** Searches the standard queues of an instance; agent queues cannot be found (documented). */
export const searchQueues: Operation<SearchQueuesRequest, SearchQueuesResponse> = (
  input,
  context,
) => {
  const { instance, queues } = context.directory.instance(input.InstanceId);
  const matches = criteriaFilter<Checked<QueueSearchCriteria>, SeedQueue>(
    input.SearchCriteria,
    // QueueTypeCondition can only ask for STANDARD, which all of them are.
    ({ StringCondition }) => stringFilter(StringCondition, fields),
  );
  const hasTags = tagFilter(input.SearchFilter?.TagFilter);
  const found = queues.filter(
    (queue) => queue.type === 'STANDARD' && matches(queue.queue) && hasTags(queue.queue),
  );
  const { page, nextToken } = paginate('SearchQueues', input, found, context);
  return {
    Queues: page.map((queue) => queueOutput(instance, queue, context.startedAt)),
    NextToken: nextToken,
    ApproximateTotalCount: found.length,
  };
};
