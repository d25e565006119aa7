import type { DescribeQueueRequest, DescribeQueueResponse } from '@aws-sdk/client-connect';
import type { Operation } from './operation.ts';
import { queueOutput } from './queue-output.ts';

/** Shows one queue, a standard one or the agent queue of a user. */
export const describeQueue: Operation<DescribeQueueRequest, DescribeQueueResponse> = (
  input,
  { directory, startedAt },
) => {
  const here = directory.instance(input.InstanceId);
  return { Queue: queueOutput(here.instance, here.queue(input.QueueId), startedAt) };
};
