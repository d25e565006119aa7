import type { ListUsersRequest, ListUsersResponse } from '@aws-sdk/client-connect';
import { arnOf } from '../store/arns.ts';
import type { Operation } from './operation.ts';
import { paginate } from './paging.ts';

/** Lists the users of an instance. */
export const listUsers: Operation<ListUsersRequest, ListUsersResponse> = (input, context) => {
  const { directory, startedAt } = context;
  const { instance, users } = directory.instance(input.InstanceId);
  const { page, nextToken } = paginate('ListUsers', input, users, context);
  return {
    UserSummaryList: page.map((user) => ({
      Id: user.id,
      Arn: arnOf(instance, 'agent', user.id),
      Username: user.username,
      LastModifiedTime: startedAt,
      LastModifiedRegion: instance.region,
    })),
    NextToken: nextToken,
  };
};
