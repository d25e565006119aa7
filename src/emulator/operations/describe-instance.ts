import type { DescribeInstanceRequest, DescribeInstanceResponse } from '@aws-sdk/client-connect';
import { instanceOutput } from './instance-output.ts';
import type { Operation } from './operation.ts';

/** Shows one instance. */
export const describeInstance: Operation<DescribeInstanceRequest, DescribeInstanceResponse> = (
  input,
  { directory, startedAt },
) => ({
  Instance: {
    ...instanceOutput(directory.instance(input.InstanceId).instance, startedAt),
    Tags: {},
  },
});
