import type {
  RoutingProfileSearchCriteria,
  SearchRoutingProfilesRequest,
  SearchRoutingProfilesResponse,
} from '@aws-sdk/client-connect';
import type { SeedRoutingProfile } from '../seed.ts';
import { queueIdsOf } from '../store/served-queues.ts';
import type { Checked, Operation } from './operation.ts';
import { paginate } from './paging.ts';
import { routingProfileOutput } from './routing-profile-output.ts';
import {
  criteriaFilter,
  namedFields,
  stringFilter,
  type SearchFields,
} from './search-conditions.ts';
import { tagFilter } from './tag-filter.ts';

const fields: SearchFields<SeedRoutingProfile> = {
  associatedQueueIds: { kind: 'id', valuesOf: queueIdsOf },
  ...namedFields<SeedRoutingProfile>(),
};

/** Searches the routing profiles of an instance. */
export const searchRoutingProfiles: Operation<
  SearchRoutingProfilesRequest,
  SearchRoutingProfilesResponse
> = (input, context) => {
  const here = context.directory.instance(input.InstanceId);
  const matches = criteriaFilter<Checked<RoutingProfileSearchCriteria>, SeedRoutingProfile>(
    input.SearchCriteria,
    ({ StringCondition }) => stringFilter(StringCondition, fields),
  );
  const hasTags = tagFilter(input.SearchFilter?.TagFilter);
  const found = here.routingProfiles.filter((profile) => matches(profile) && hasTags(profile));
  const { page, nextToken } = paginate('SearchRoutingProfiles', input, found, context);
  return {
    RoutingProfiles: page.map((profile) => routingProfileOutput(profile, here, context.startedAt)),
    NextToken: nextToken,
    ApproximateTotalCount: found.length,
  };
};
