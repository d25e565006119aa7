import type {
  QuickConnectSearchCriteria,
  SearchQuickConnectsRequest,
  SearchQuickConnectsResponse,
} from '@aws-sdk/client-connect';
import type { SeedQuickConnect } from '../seed.ts';
import type { Checked, Operation } from './operation.ts';
import { paginate } from './paging.ts';
import { quickConnectOutput } from './quick-connect-output.ts';
import { criteriaFilter, namedFields, stringFilter } from './search-conditions.ts';
import { tagFilter } from './tag-filter.ts';

const fields = namedFields<SeedQuickConnect>();

/** Searches the quick connects of an instance. */
export const searchQuickConnects: Operation<
  SearchQuickConnectsRequest,
  SearchQuickConnectsResponse
> = (input, context) => {
  const { instance, quickConnects } = context.directory.instance(input.InstanceId);
  const matches = criteriaFilter<Checked<QuickConnectSearchCriteria>, SeedQuickConnect>(
    input.SearchCriteria,
    ({ StringCondition }) => stringFilter(StringCondition, fields),
  );
  const hasTags = tagFilter(input.SearchFilter?.TagFilter);
  const found = quickConnects.filter((one) => matches(one) && hasTags(one));
  const { page, nextToken } = paginate('SearchQuickConnects', input, found, context);
  return {
    QuickConnects: page.map((one) => quickConnectOutput(instance, one, context.startedAt)),
    NextToken: nextToken,
    ApproximateTotalCount: found.length,
  };
};
