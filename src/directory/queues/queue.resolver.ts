import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { RequiresPermission } from '../../graphql-kit/access/requires-permission.ts';
import { UpstreamCost } from '../../graphql-kit/cost/upstream-cost.ts';
import { INSTANCE_ID_ARGUMENT, type Instances } from '../../graphql-kit/input/instances.ts';
import { entryById } from '../entry-by-id.ts';
import type { QueueMetricsLoader } from './queue-metrics.loader.ts';
import { QueueMetrics } from './queue-metrics.type.ts';
import { QueueType } from './queue-type.enum.ts';
import { QUEUES } from './queue.directory.ts';
import type { QueueLoader } from './queue.loader.ts';
import { Queue } from './queue.type.ts';

/** The part of a request's context that the fields of queues use. */
interface QueueContext {
  readonly instances: Instances;
  readonly queues: QueueLoader;
  readonly queueMetrics: QueueMetricsLoader;
}

@Resolver(() => Queue)
export class QueueResolver {
  @UpstreamCost({ loads: [{ loader: 'queues', keys: 1 }], returns: [{ from: 'queues' }] })
  @RequiresPermission('READ_DIRECTORY')
  @Query(() => Queue, {
    nullable: true,
    description:
      'A queue by its id, as far as the caller may read it. The id of a user is that of the agent queue of this user. Null when the queue does not exist in Connect.',
  })
  async queue(
    @Arg('id', () => ID, { description: "Connect's id of the queue. Not its ARN." })
    id: string,
    @Arg('instanceId', () => ID, INSTANCE_ID_ARGUMENT)
    instanceId: string | null,
    @Ctx() { instances, queues }: QueueContext,
  ): Promise<Queue | null> {
    return entryById(queues, QUEUES.entity, { id, instanceId }, instances);
  }

  @UpstreamCost({ loads: [{ loader: 'queueMetrics', keys: 1 }] })
  @FieldResolver(() => QueueMetrics, {
    nullable: true,
    description:
      'The live metrics of the queue, never from a cache: waiting contacts and available agents. Null for an agent queue. One call to Connect reads up to 100 queues.',
  })
  async metrics(
    @Root() { instanceId, id, type }: Queue,
    @Ctx() { queueMetrics }: QueueContext,
  ): Promise<QueueMetrics | null> {
    return type === QueueType.AGENT ? null : queueMetrics.load({ instanceId, id });
  }
}
