import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { UpstreamCost } from '../../graphql-kit/cost/upstream-cost.ts';
import type { QueueMetricsLoader } from './queue-metrics.loader.ts';
import { QueueMetrics } from './queue-metrics.type.ts';
import { QueueType } from './queue-type.enum.ts';
import { Queue } from './queue.type.ts';

/** The part of a request's context that the fields of queues use. */
interface QueueContext {
  readonly queueMetrics: QueueMetricsLoader;
}

@Resolver(() => Queue)
export class QueueResolver {
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
