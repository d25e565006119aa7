import {
  type CurrentMetricName,
  type CurrentMetricResult,
  GetCurrentMetricDataCommand,
} from '@aws-sdk/client-connect';
import type { CallConnect } from '../../connect/call-connect.ts';
import { parseConnectArn } from '../../connect/connect-arn.ts';
import { mapResult } from '../../connect/connect-failure.ts';
import { PAGES_BY_IDS, readAll } from '../../connect/read-all.ts';
import { listTooLong } from '../../graphql-kit/errors/list-too-long.ts';
import { intOrNull } from '../../graphql-kit/values/int-or-null.ts';
import { leftOut, promised } from '../../graphql-kit/values/promised.ts';
import type { Batching } from '../cache/batch-scheduler.ts';
import {
  createLiveLoader,
  type LiveLoader,
  type LiveState,
  type FetchExisting,
} from '../cache/live-loader.ts';
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
  recheck: FetchExisting,
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
    return mapResult(result, ({ items: rows, isComplete }): LiveState<QueueMetrics> => {
      const byId = new Map(
        rows.flatMap((row) => {
          const id = idOf(row);
          return id === undefined ? [] : [[id, metricsOf(row)] as const];
        }),
      );
      if (!isComplete) return { byId, otherwise: listTooLong('live figures', PAGES_BY_IDS) };
      // A queue without a row has no data: nobody waits there, and nobody serves it. But which is without, if a row
      // does not say whose it is?
      const isKnown = rows.every((row) => idOf(row) !== undefined);
      return { byId, otherwise: isKnown ? NO_DATA : leftOut('Dimensions.Queue') };
    });
  });
}

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

/** A metric that comes without a value is not zero: it is not known. */
function metricsOf({ Collections: values = [] }: CurrentMetricResult): QueueMetrics {
  const value = (name: CurrentMetricName): number | undefined =>
    intOrNull(values.find(({ Metric }) => Metric?.Name === name)?.Value) ?? undefined;
  const contactsInQueue = value(METRICS.contactsInQueue.Name);
  const oldestContactAge = value(METRICS.oldestContactAge.Name);
  return {
    contactsInQueue: promised(contactsInQueue, METRICS.contactsInQueue.Name),
    oldestContactAgeSeconds: contactsInQueue === 0 ? null : (oldestContactAge ?? null),
    agentsOnline: promised(value(METRICS.agentsOnline.Name), METRICS.agentsOnline.Name),
    agentsAvailable: promised(value(METRICS.agentsAvailable.Name), METRICS.agentsAvailable.Name),
  };
}
