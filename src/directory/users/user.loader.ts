import {
  type User as ConnectUser,
  DescribeUserCommand,
  SearchUsersCommand,
  type UserSearchSummary,
} from '@aws-sdk/client-connect';
import type { CallConnect } from '../../connect/call-connect.ts';
import { readAll } from '../../connect/read-all.ts';
import { readOne } from '../../connect/read-one.ts';
import { promised } from '../../graphql-kit/values/promised.ts';
import type { DirectoryLoader, FetchByIds } from '../cache/directory-loader.ts';
import { fetchByIds } from '../cache/fetch-by-ids.ts';
import type { User } from './user.type.ts';

/** Reads users for one request. */
export type UserLoader = DirectoryLoader<User>;

/** Reads users by their ids. */
export function fetchUsers(callConnect: CallConnect): FetchByIds<User> {
  return fetchByIds<User>({
    describesMore: false,
    idOf: ({ id }) => id,
    search: (instanceId, ids, maxPages) =>
      readAll(
        callConnect,
        (NextToken) =>
          new SearchUsersCommand({
            InstanceId: instanceId,
            MaxResults: ids.length,
            NextToken,
            SearchCriteria: {
              OrConditions: ids.map((Value) => ({
                // Connect spells the field this way for users.
                StringCondition: { FieldName: 'resourceId', Value, ComparisonType: 'EXACT' },
              })),
            },
          }),
        (output) => output.Users?.flatMap((found) => userFromConnect(instanceId, found) ?? []),
        maxPages,
      ),
    async describe({ instanceId, id }) {
      const command = new DescribeUserCommand({ InstanceId: instanceId, UserId: id });
      return readOne(
        callConnect,
        command,
        ({ User: user }) => user && userFromConnect(instanceId, user, id),
      );
    },
  });
}

/**
 * The schema's user from what DescribeUser and SearchUsers both tell: a user is the same, whichever read it.
 *
 * @param knownId the user's id, where it was asked for by that.
 * @returns `undefined` when Connect left out the id, and it is not known.
 */
export function userFromConnect(
  instanceId: string,
  user: ConnectUser | UserSearchSummary,
  knownId?: string,
): User | undefined {
  const { Id: id = knownId } = user;
  if (id === undefined) return undefined;
  return {
    id,
    arn: promised(user.Arn, 'Arn'),
    instanceId,
    username: user.Username ?? null,
    firstName: user.IdentityInfo?.FirstName ?? null,
    lastName: user.IdentityInfo?.LastName ?? null,
    routingProfileId: user.RoutingProfileId ?? null,
    hierarchyGroupId: user.HierarchyGroupId ?? null,
  };
}
