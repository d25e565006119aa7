import {
  type CurrentMetricName,
  type CurrentMetricResult,
  GetCurrentMetricDataCommand,
} from '@aws-sdk/client-connect';
import { parseConnectArn } from '../../connect/connect-arn.ts';
import { mapResult } from '../../connect/connect-failure.ts';
import { PAGES_BY_IDS, readAll } from '../../connect/read-all.ts';
import { listTooLong } from '../../graphql-kit/errors/list-too-long.ts';
import { intOrNull } from '../../graphql-kit/values/int-or-null.ts';
import { missingMember, requiredField } from '../../graphql-kit/values/required-field.ts';
import type { LiveLoader, LiveState } from '../cache/live-loader.ts';
import { liveType } from '../live-type.ts';
import type { QueueMetrics } from './queue-metrics.type.ts';
import { fetchStandardQueues } from './queue.loader.ts';

/** Reads the live metrics of queues for one request. */
export type QueueMetricsLoader = LiveLoader<QueueMetrics>;

const METRICS = {
  contactsInQueue: { Name: 'CONTACTS_IN_QUEUE', Unit: 'COUNT' },
  oldestContactAge: { Name: 'OLDEST_CONTACT_AGE', Unit: 'SECONDS' },
  agentsOnline: { Name: 'AGENTS_ONLINE', Unit: 'COUNT' },
  agentsAvailable: { Name: 'AGENTS_AVAILABLE', Unit: 'COUNT' },
} as const;

/** The live metrics of queues: one call for up to a hundred queues. */
export const QUEUE_METRICS = liveType<QueueMetrics, 'queues'>({
  of: 'queues',
  // The queue of an agent has no metrics, so it is never among these.
  fetchExisting: fetchStandardQueues,
  fetchLive: (callConnect) => async (instanceId, ids) => {
    const result = await readAll(
      callConnect,
      (NextToken) =>
        new GetCurrentMetricDataCommand({
          InstanceId: instanceId,
          Filters: { Queues: [...ids] },
          // With a grouping Connect returns the age in seconds; without one, in milliseconds (documented).
          Groupings: ['QUEUE'],
          CurrentMetrics: Object.values(METRICS),
          MaxResults: ids.length,
          NextToken,
        }),
      (output) => output.MetricResults,
      PAGES_BY_IDS,
    );
    return mapResult(result, ({ items: rows, isComplete }): LiveState<QueueMetrics> => {
      const byId = new Map(
        rows.flatMap((row) => {
          const id = idOf(row);
          return id === undefined ? [] : [[id, metricsOf(row)] as const];
        }),
      );
      if (!isComplete) return { byId, otherwise: listTooLong('live metrics', PAGES_BY_IDS) };
      // A queue without a row has no data: no contact waits in it, and no agent serves it. But if a row does not name
      // its queue, it is unknown which queues have no row.
      const isKnown = rows.every((row) => idOf(row) !== undefined);
      return { byId, otherwise: isKnown ? NO_DATA : missingMember('Dimensions.Queue') };
    });
  },
});

const NO_DATA: QueueMetrics = {
  contactsInQueue: 0,
  oldestContactAgeSeconds: null,
  agentsOnline: 0,
  agentsAvailable: 0,
};

function idOf({ Dimensions }: CurrentMetricResult): string | undefined {
  const { Id: id, Arn: arn = '' } = Dimensions?.Queue ?? {};
  return id ?? parseConnectArn(arn)?.resourceId;
}

/** A metric without a value is unknown, not zero. */
function metricsOf({ Collections: values = [] }: CurrentMetricResult): QueueMetrics {
  const value = (name: CurrentMetricName): number | undefined =>
    intOrNull(values.find(({ Metric }) => Metric?.Name === name)?.Value) ?? undefined;
  const contactsInQueue = value(METRICS.contactsInQueue.Name);
  const oldestContactAge = value(METRICS.oldestContactAge.Name);
  return {
    contactsInQueue: requiredField(contactsInQueue, METRICS.contactsInQueue.Name),
    oldestContactAgeSeconds: contactsInQueue === 0 ? null : (oldestContactAge ?? null),
    agentsOnline: requiredField(value(METRICS.agentsOnline.Name), METRICS.agentsOnline.Name),
    agentsAvailable: requiredField(
      value(METRICS.agentsAvailable.Name),
      METRICS.agentsAvailable.Name,
    ),
  };
}
