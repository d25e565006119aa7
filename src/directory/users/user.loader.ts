import {
  type User as ConnectUser,
  DescribeUserCommand,
  SearchUsersCommand,
  type UserSearchSummary,
} from '@aws-sdk/client-connect';
import type { CallConnect } from '../../connect/call-connect.ts';
import { requiredField } from '../../graphql-kit/values/required-field.ts';
import type { DirectoryLoader, FetchByIds } from '../cache/directory-loader.ts';
import { fetchByIds } from '../cache/fetch-by-ids.ts';
import type { User } from './user.type.ts';

/** Reads users for one request. */
export type UserLoader = DirectoryLoader<User>;

/** Reads users by their ids. */
export function fetchUsers(callConnect: CallConnect): FetchByIds<User> {
  return fetchByIds(callConnect, {
    searchCommand: (input) => new SearchUsersCommand(input),
    idField: 'resourceId',
    found: ({ Users }) => Users,
    describeCommand: (InstanceId, UserId) => new DescribeUserCommand({ InstanceId, UserId }),
    described: ({ User }) => User,
    fromConnect: userFromConnect,
  });
}

/**
 * Converts a user of Connect, as DescribeUser and SearchUsers both return it.
 *
 * @param knownId the user's id, if the user was requested by id.
 * @returns `undefined` when Connect omitted the id and it is not known.
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
    arn: requiredField(user.Arn, 'Arn'),
    instanceId,
    username: user.Username ?? null,
    firstName: user.IdentityInfo?.FirstName ?? null,
    lastName: user.IdentityInfo?.LastName ?? null,
    routingProfileId: user.RoutingProfileId ?? null,
    hierarchyGroupId: user.HierarchyGroupId ?? null,
  };
}
