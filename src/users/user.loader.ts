import {
  type User as ConnectUser,
  DescribeUserCommand,
  SearchUsersCommand,
  type UserSearchSummary,
} from '@aws-sdk/client-connect';
import type { CallConnect } from '../connect/call-connect.ts';
import { PAGES_BY_IDS, readAll } from '../connect/read-all.ts';
import { readOne } from '../connect/read-one.ts';
import { LoggableError } from '../errors/loggable-error.ts';
import type { DirectoryLoader, FetchByIds } from '../loading/directory-loader.ts';
import { fetchByIds } from '../loading/fetch-by-ids.ts';
import type { User } from './user.type.ts';

/** Reads users for one request. */
export type UserLoader = DirectoryLoader<User>;

/** Reads users by their ids. */
export function fetchUsers(callConnect: CallConnect): FetchByIds<User> {
  return fetchByIds<User>({
    describesMore: false,
    idOf: ({ id }) => id,
    search: (instanceId, ids) =>
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
        (output) => output.Users?.map((found) => userFromConnect(instanceId, found)),
        PAGES_BY_IDS,
      ),
    async describe({ instanceId, id }) {
      const command = new DescribeUserCommand({ InstanceId: instanceId, UserId: id });
      return readOne(
        callConnect,
        command,
        ({ User: user }) => user && userFromConnect(instanceId, user),
      );
    },
  });
}

/**
 * The schema's user from what DescribeUser and SearchUsers both tell: a user is the same, whichever read it.
 *
 * @throws when Connect left out the user's id or ARN, which it has not been seen to do.
 */
export function userFromConnect(instanceId: string, user: ConnectUser | UserSearchSummary): User {
  const { Id: id, Arn: arn } = user;
  if (id === undefined || arn === undefined) throw new LoggableError('A user without Id or Arn');
  return {
    id,
    arn,
    instanceId,
    username: user.Username ?? null,
    firstName: user.IdentityInfo?.FirstName ?? null,
    lastName: user.IdentityInfo?.LastName ?? null,
    routingProfileId: user.RoutingProfileId ?? null,
    hierarchyGroupId: user.HierarchyGroupId ?? null,
  };
}
