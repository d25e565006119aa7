import {
  type UserSearchFilter,
  SearchUsersCommand,
  type UserSearchCriteria,
} from '@aws-sdk/client-connect';
import type { FetchPage } from '../../graphql-kit/relay/paginate.ts';
import type { ReadCached } from '../../graphql-kit/relay/read-cached.ts';
import { contains } from '../../graphql-kit/relay/search-text.ts';
import { upstreamPageCodec } from '../../graphql-kit/relay/upstream-page.codec.ts';
import { allOf, searchPages } from '../search-pages.ts';
import { USER_CODEC } from './user.directory.ts';
import { userFromConnect } from './user.loader.ts';
import type { User } from './user.type.ts';

/** Which users to find. */
export interface UserSearch {
  /** A part of the username, the first or the last name. */
  readonly search?: string | null | undefined;
  readonly routingProfileId?: string | null | undefined;
  /** A hierarchy group; groups below it are included. */
  readonly hierarchyGroupId?: string | null | undefined;
}

const PAGE_CODEC = upstreamPageCodec(USER_CODEC);

/** Searches the users of an instance, page by page. */
export function searchUsers(
  readCached: ReadCached,
  instanceId: string,
  search: UserSearch,
  SearchFilter?: UserSearchFilter,
): FetchPage<User> {
  const SearchCriteria = criteriaOf(search);
  return searchPages(readCached, {
    command: (page) =>
      new SearchUsersCommand({ InstanceId: instanceId, SearchCriteria, SearchFilter, ...page }),
    items: ({ Users }) => Users?.flatMap((found) => userFromConnect(instanceId, found) ?? []),
    codec: PAGE_CODEC,
  });
}

function criteriaOf({
  search,
  routingProfileId,
  hierarchyGroupId,
}: UserSearch): UserSearchCriteria | undefined {
  const names = ['Username', 'FirstName', 'LastName'].flatMap((field) => {
    const StringCondition = contains(field, search);
    return StringCondition === undefined ? [] : [{ StringCondition }];
  });
  const profile =
    typeof routingProfileId === 'string'
      ? ({
          StringCondition: {
            FieldName: 'RoutingProfileId',
            Value: routingProfileId,
            ComparisonType: 'EXACT',
          },
        } as const)
      : undefined;
  const name = names.length > 0 ? { OrConditions: names } : undefined;
  const group =
    typeof hierarchyGroupId === 'string'
      ? ({
          HierarchyGroupCondition: {
            Value: hierarchyGroupId,
            HierarchyGroupMatchType: 'WITH_CHILD_GROUPS',
          },
        } as const)
      : undefined;
  return allOf<UserSearchCriteria>(name, profile, group);
}
