import {
  type CurrentMetricName,
  type CurrentMetricResult,
  GetCurrentMetricDataCommand,
} from '@aws-sdk/client-connect';
import type { CallConnect } from '../connect/call-connect.ts';
import { mapResult } from '../connect/connect-failure.ts';
import { PAGES_BY_IDS, readAll } from '../connect/read-all.ts';
import type { Batching } from '../loading/batch-gate.ts';
import { createLiveLoader, type LiveLoader, type Recheck } from '../loading/live-loader.ts';
import type { QueueMetrics } from './queue-metrics.type.ts';

/** Reads the live figures of queues for one request. */
export type QueueMetricsLoader = LiveLoader<QueueMetrics>;

const METRICS = {
  contactsInQueue: { Name: 'CONTACTS_IN_QUEUE', Unit: 'COUNT' },
  oldestContactAge: { Name: 'OLDEST_CONTACT_AGE', Unit: 'SECONDS' },
  agentsOnline: { Name: 'AGENTS_ONLINE', Unit: 'COUNT' },
  agentsAvailable: { Name: 'AGENTS_AVAILABLE', Unit: 'COUNT' },
} as const;

/** A loader for one request: one call for up to a hundred queues. Live figures are never cached beyond it. */
export function createQueueMetricsLoader(
  batching: Batching,
  recheck: Recheck,
  callConnect: CallConnect,
): QueueMetricsLoader {
  return createLiveLoader(batching, recheck, async (instanceId, ids) => {
    const result = await readAll(
      callConnect,
      (NextToken) =>
        new GetCurrentMetricDataCommand({
          InstanceId: instanceId,
          Filters: { Queues: [...ids] },
          // With a grouping Connect tells the age in seconds; without one, in milliseconds (documented).
          Groupings: ['QUEUE'],
          CurrentMetrics: Object.values(METRICS),
          MaxResults: ids.length,
          NextToken,
        }),
      (output) => output.MetricResults,
      PAGES_BY_IDS,
    );
    return mapResult(result, (rows) => {
      const byId = new Map(rows.map((row) => [row.Dimensions?.Queue?.Id, metricsOf(row)]));
      // A queue without a row has no data: nobody waits there, and nobody serves it.
      return new Map(ids.map((id) => [id, byId.get(id) ?? metricsOf({})]));
    });
  });
}

function metricsOf({ Collections: values = [] }: CurrentMetricResult): QueueMetrics {
  const value = (name: CurrentMetricName): number =>
    values.find(({ Metric }) => Metric?.Name === name)?.Value ?? 0;
  const contactsInQueue = value(METRICS.contactsInQueue.Name);
  return {
    contactsInQueue,
    oldestContactAgeSeconds:
      contactsInQueue === 0 ? null : Math.round(value(METRICS.oldestContactAge.Name)),
    agentsOnline: value(METRICS.agentsOnline.Name),
    agentsAvailable: value(METRICS.agentsAvailable.Name),
  };
}
