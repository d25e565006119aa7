import type {
  DescribeRoutingProfileRequest,
  DescribeRoutingProfileResponse,
} from '@aws-sdk/client-connect';
import type { Operation } from './operation.ts';
import { routingProfileOutput } from './routing-profile-output.ts';

/** Shows one routing profile. */
export const describeRoutingProfile: Operation<
  DescribeRoutingProfileRequest,
  DescribeRoutingProfileResponse
> = (input, { directory, startedAt }) => {
  const here = directory.instance(input.InstanceId);
  const profile = here.routingProfile(input.RoutingProfileId);
  return { RoutingProfile: routingProfileOutput(profile, here, startedAt) };
};
