import type { DescribeUserRequest, DescribeUserResponse } from '@aws-sdk/client-connect';
import { arnOf } from '../store/arns.ts';
import type { Operation } from './operation.ts';

/** Shows one user. */
export const describeUser: Operation<DescribeUserRequest, DescribeUserResponse> = (
  input,
  { directory, startedAt },
) => {
  const here = directory.instance(input.InstanceId);
  const user = here.user(input.UserId);
  return {
    User: {
      Id: user.id,
      Arn: arnOf(here.instance, 'agent', user.id),
      Username: user.username,
      IdentityInfo: { FirstName: user.firstName, LastName: user.lastName, Email: user.email },
      PhoneConfig: { PhoneType: 'SOFT_PHONE', AutoAccept: false, AfterContactWorkTimeLimit: 0 },
      SecurityProfileIds: user.securityProfileIds,
      RoutingProfileId: user.routingProfileId,
      HierarchyGroupId: user.hierarchyGroupId,
      Tags: user.tags,
      LastModifiedTime: startedAt,
      LastModifiedRegion: here.instance.region,
    },
  };
};
