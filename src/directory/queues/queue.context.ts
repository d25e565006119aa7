import type { QueueMetricsLoader } from './queue-metrics.loader.ts';
import type { QueueLoader } from './queue.loader.ts';

/** What the resolvers of queues take from a request's context. */
export interface QueueContext {
  readonly queues: QueueLoader;
  readonly queueMetrics: QueueMetricsLoader;
}
