import type {
  HierarchyGroupCondition,
  SearchUsersRequest,
  SearchUsersResponse,
  UserSearchCriteria,
} from '@aws-sdk/client-connect';
import { invalidParameter, invalidRequest } from '../protocol/errors.ts';
import type { SeedUser } from '../seed.ts';
import { arnOf } from '../store/arns.ts';
import type { Checked, Operation } from './operation.ts';
import { paginate } from './paging.ts';
import { criteriaFilter, stringFilter, type SearchFields } from './search-conditions.ts';
import { tagFilter } from './tag-filter.ts';

type Criteria = Checked<UserSearchCriteria>;
type Predicate = (user: SeedUser) => boolean;

const fields: SearchFields<SeedUser> = {
  Username: { kind: 'text', valuesOf: ({ username }) => [username] },
  FirstName: { kind: 'text', valuesOf: ({ firstName }) => [firstName] },
  LastName: { kind: 'text', valuesOf: ({ lastName }) => [lastName] },
  RoutingProfileId: { kind: 'id', valuesOf: ({ routingProfileId }) => [routingProfileId] },
  SecurityProfileId: { kind: 'id', valuesOf: ({ securityProfileIds }) => securityProfileIds },
  resourceId: { kind: 'id', valuesOf: ({ id }) => [id] },
};

/**
 * Searches the users of an instance. Proficiencies (ListCondition) and UserAttributeFilter are not
 * emulated, and are rejected with InvalidRequestException. Email addresses are not shown (documented).
 */
export const searchUsers: Operation<SearchUsersRequest, SearchUsersResponse> = (input, context) => {
  const { instance, users } = context.directory.instance(input.InstanceId);
  if (input.SearchFilter?.UserAttributeFilter !== undefined) {
    throw invalidRequest('SearchFilter.UserAttributeFilter is not emulated.');
  }
  const matches = criteriaFilter<Criteria, SeedUser>(input.SearchCriteria, conditionsOf);
  const hasTags = tagFilter(input.SearchFilter?.TagFilter);
  const found = users.filter((user) => matches(user) && hasTags(user));
  const { page, nextToken } = paginate('SearchUsers', input, found, context);
  return {
    Users: page.map((user) => ({
      Id: user.id,
      Arn: arnOf(instance, 'agent', user.id),
      Username: user.username,
      IdentityInfo: { FirstName: user.firstName, LastName: user.lastName },
      PhoneConfig: { PhoneType: 'SOFT_PHONE', AutoAccept: false, AfterContactWorkTimeLimit: 0 },
      SecurityProfileIds: user.securityProfileIds,
      RoutingProfileId: user.routingProfileId,
      HierarchyGroupId: user.hierarchyGroupId,
      Tags: user.tags,
    })),
    NextToken: nextToken,
    ApproximateTotalCount: found.length,
  };
};

function conditionsOf(criteria: Criteria): Predicate[] {
  if (criteria.ListCondition !== undefined) {
    throw invalidRequest('SearchCriteria.ListCondition is not emulated.');
  }
  return [
    ...stringFilter(criteria.StringCondition, fields),
    ...groupFilter(criteria.HierarchyGroupCondition),
  ];
}

/** Groups have no child groups here, so both match types ask for the group itself. */
function groupFilter(condition: Checked<HierarchyGroupCondition> | undefined): Predicate[] {
  if (condition === undefined) return [];
  const { Value, HierarchyGroupMatchType } = condition;
  if (Value === undefined || HierarchyGroupMatchType === undefined) {
    throw invalidParameter('HierarchyGroupCondition needs a Value and a HierarchyGroupMatchType.');
  }
  return [({ hierarchyGroupId }) => hierarchyGroupId === Value];
}
