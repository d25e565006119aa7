import type {
  ListRoutingProfileQueuesRequest,
  ListRoutingProfileQueuesResponse,
} from '@aws-sdk/client-connect';
import { profileQueues } from '../store/served-queues.ts';
import type { Operation } from './operation.ts';
import { paginate } from './paging.ts';
import { queueArn, queueName } from './queue-output.ts';

/** Lists the queues that a routing profile serves, each once for every channel (documented). */
export const listRoutingProfileQueues: Operation<
  ListRoutingProfileQueuesRequest,
  ListRoutingProfileQueuesResponse
> = (input, context) => {
  const here = context.directory.instance(input.InstanceId);
  const served = profileQueues(here.routingProfile(input.RoutingProfileId));
  const { page, nextToken } = paginate('ListRoutingProfileQueues', input, served, context);
  return {
    RoutingProfileQueueConfigSummaryList: page.map(({ queueId, channel, priority, delay }) => {
      const queue = here.queue(queueId);
      return {
        QueueId: queueId,
        QueueArn: queueArn(here.instance, queue),
        QueueName: queueName(queue),
        Priority: priority,
        Delay: delay,
        Channel: channel,
      };
    }),
    NextToken: nextToken,
    LastModifiedTime: context.startedAt,
    LastModifiedRegion: here.instance.region,
  };
};
