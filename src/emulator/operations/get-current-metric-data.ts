import type {
  CurrentMetric,
  CurrentMetricName,
  CurrentMetricResult,
  CurrentMetricSortCriteria,
  Dimensions,
  GetCurrentMetricDataRequest,
  GetCurrentMetricDataResponse,
  Grouping,
} from '@aws-sdk/client-connect';
import { invalidParameter, invalidRequest } from '../protocol/errors.ts';
import type { InstanceDirectory } from '../store/directory.ts';
import { hasData, measureOf, unitOf, type MetricScope } from './current-metrics.ts';
import { readFilters, scopeMaker, type Filtered } from './metric-filters.ts';
import type { Checked, Operation } from './operation.ts';
import { paginate } from './paging.ts';
import { queueArn } from './queue-output.ts';

type Scoped = (...scope: Parameters<ReturnType<typeof scopeMaker>>) => MetricScope;

interface Row {
  readonly dimensions: Dimensions | undefined;
  readonly scope: MetricScope;
}

/** Nothing can be sorted by these (documented). */
const unsortable: readonly string[] = ['SLOTS_ACTIVE', 'SLOTS_AVAILABLE'];

/**
 * Measures queues at the time of the call: one row in all, or one for each queue, channel, or both.
 * There is no row where there is no data. Without groupings OLDEST_CONTACT_AGE is in milliseconds, with
 * them in seconds (documented). Rows with most agents online come first, unless SortCriteria says
 * otherwise (documented). All pages show the measurement of the first, and its time (documented).
 * ESTIMATED_WAIT_TIME, metrics by id, and groupings by anything but queue and channel are not emulated,
 * and are rejected with InvalidRequestException.
 */
export const getCurrentMetricData: Operation<
  GetCurrentMetricDataRequest,
  GetCurrentMetricDataResponse
> = (input, context) => {
  const { now, contacts, agents } = context;
  const here = context.directory.instance(input.InstanceId);
  const names = input.CurrentMetrics.map(readMetric);
  if (names.length === 0) throw invalidParameter('CurrentMetrics must name a metric.');
  const groupings = input.Groupings ?? [];
  const filtered = readFilters(input.Filters, here);
  const measureAll = (): CurrentMetricResult[] => {
    const scoped = scopeMaker(filtered, here, contacts.viewAll(input.InstanceId, now), agents, now);
    const { sortMetric, direction } = readOrder(input.SortCriteria?.[0]);
    const measured: { readonly sortValue: number; readonly result: CurrentMetricResult }[] = [];
    for (const { dimensions, scope } of rowsOf(groupings, filtered, here, scoped)) {
      if (!hasData(scope)) continue;
      const Collections = names.map((name) => ({
        Metric: { Name: name, Unit: unitOf(name) },
        Value:
          measure(name, scope) *
          (name === 'OLDEST_CONTACT_AGE' && groupings.length === 0 ? 1000 : 1),
      }));
      const result = { Dimensions: dimensions, Collections };
      measured.push({ sortValue: measure(sortMetric, scope), result });
    }
    // Rows of equal value keep the order of the filters (inferred).
    return measured
      .sort((a, b) => direction * (a.sortValue - b.sortValue))
      .map(({ result }) => result);
  };
  const { page, nextToken, total, foundAt } = paginate(
    'GetCurrentMetricData',
    input,
    measureAll,
    context,
  );
  return {
    MetricResults: [...page],
    NextToken: nextToken,
    DataSnapshotTime: foundAt,
    ApproximateTotalCount: total,
  };
};

function readMetric({ Name, MetricId, Unit }: Checked<CurrentMetric>): CurrentMetricName {
  if (MetricId !== undefined) throw invalidRequest('Metrics by MetricId are not emulated.');
  if (Name === undefined) throw invalidParameter('CurrentMetrics: a metric has no Name.');
  if (measureOf(Name) === undefined) throw invalidRequest(`The metric ${Name} is not emulated.`);
  if (Unit !== undefined && Unit !== unitOf(Name)) {
    throw invalidParameter(`CurrentMetrics: the unit of ${Name} is ${unitOf(Name)}.`);
  }
  return Name;
}

function measure(name: CurrentMetricName, scope: MetricScope): number {
  return measureOf(name)?.(scope) ?? 0;
}

/** Makes the rows one by one: hundreds of them, with all agents in each, would not be cheap to hold. */
function* rowsOf(
  groupings: readonly Grouping[],
  { queues, channels }: Filtered,
  { instance }: InstanceDirectory,
  scoped: Scoped,
): Generator<Row> {
  const other = groupings.find((grouping) => grouping !== 'QUEUE' && grouping !== 'CHANNEL');
  if (other !== undefined) throw invalidRequest(`To group by ${other} is not emulated.`);
  const byQueue = groupings.includes('QUEUE');
  const byChannel = groupings.includes('CHANNEL');
  const queueGroups = byQueue ? queues.map((queue) => [queue]) : [queues];
  const channelGroups = byChannel ? channels.map((channel) => [channel]) : [channels];
  for (const queueGroup of queueGroups) {
    for (const channelGroup of channelGroups) {
      const [queue] = byQueue ? queueGroup : [];
      const [channel] = byChannel ? channelGroup : [];
      yield {
        dimensions:
          groupings.length === 0
            ? undefined
            : {
                Queue: queue && { Id: queue.id, Arn: queueArn(instance, queue) },
                Channel: channel,
              },
        scope: scoped(
          queueGroup.map(({ id }) => id),
          channelGroup,
        ),
      };
    }
  }
}

/** The metric to sort by, and 1 for ascending values. */
function readOrder(criteria: Checked<CurrentMetricSortCriteria> | undefined): {
  readonly sortMetric: CurrentMetricName;
  readonly direction: 1 | -1;
} {
  const { SortByMetric: name = 'AGENTS_ONLINE', SortOrder = 'DESCENDING' } = criteria ?? {};
  if (unsortable.includes(name)) throw invalidRequest(`Nothing can be sorted by ${name}.`);
  return {
    sortMetric: readMetric({ Name: name }),
    direction: SortOrder === 'ASCENDING' ? 1 : -1,
  };
}
