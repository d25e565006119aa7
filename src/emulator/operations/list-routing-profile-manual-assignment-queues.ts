import type {
  ListRoutingProfileManualAssignmentQueuesRequest,
  ListRoutingProfileManualAssignmentQueuesResponse,
} from '@aws-sdk/client-connect';
import { manualAssignmentQueues } from '../store/served-queues.ts';
import type { Operation } from './operation.ts';
import { paginate } from './paging.ts';
import { queueArn, queueName } from './queue-output.ts';

/**
 * Lists the queues from which agents of a routing profile may pick contacts (documented), each once for
 * every channel (inferred). AssociateContactWithUser is not bound to them.
 */
export const listRoutingProfileManualAssignmentQueues: Operation<
  ListRoutingProfileManualAssignmentQueuesRequest,
  ListRoutingProfileManualAssignmentQueuesResponse
> = (input, context) => {
  const here = context.directory.instance(input.InstanceId);
  const all = manualAssignmentQueues(here.routingProfile(input.RoutingProfileId));
  const { page, nextToken } = paginate(
    'ListRoutingProfileManualAssignmentQueues',
    input,
    all,
    context,
  );
  return {
    RoutingProfileManualAssignmentQueueConfigSummaryList: page.map(({ queueId, channel }) => {
      const queue = here.queue(queueId);
      return {
        QueueId: queueId,
        QueueArn: queueArn(here.instance, queue),
        QueueName: queueName(queue),
        Channel: channel,
      };
    }),
    NextToken: nextToken,
    LastModifiedTime: context.startedAt,
    LastModifiedRegion: here.instance.region,
  };
};
