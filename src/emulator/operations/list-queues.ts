import type { ListQueuesRequest, ListQueuesResponse } from '@aws-sdk/client-connect';
import type { Operation } from './operation.ts';
import { paginate } from './paging.ts';
import { queueArn, queueName } from './queue-output.ts';

/** Lists the queues of an instance: without QueueTypes both standard and agent queues (documented). */
export const listQueues: Operation<ListQueuesRequest, ListQueuesResponse> = (input, context) => {
  const { directory, startedAt } = context;
  const { instance, queues } = directory.instance(input.InstanceId);
  const types = input.QueueTypes ?? [];
  const matching = queues.filter(({ type }) => types.length === 0 || types.includes(type));
  const { page, nextToken } = paginate('ListQueues', input, matching, context);
  return {
    QueueSummaryList: page.map((queue) => ({
      Id: queue.id,
      Arn: queueArn(instance, queue),
      Name: queueName(queue),
      QueueType: queue.type,
      LastModifiedTime: startedAt,
      LastModifiedRegion: instance.region,
    })),
    NextToken: nextToken,
  };
};
