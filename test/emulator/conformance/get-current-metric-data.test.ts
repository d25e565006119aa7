import type { GetCurrentMetricDataCommandInput } from '@aws-sdk/client-connect';
import { GetCurrentMetricDataCommand, paginateGetCurrentMetricData } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { unknownId } from './support/built-in.ts';
import { collect } from './support/pages.ts';
import {
  aRequestId,
  invalidInput,
  invalidRequest,
  notFound,
  rejection,
} from './support/rejection.ts';
import { arnOf, describeOnEmulator, openTarget } from './support/target.ts';

const { client, directory } = await openTarget();
const input: GetCurrentMetricDataCommandInput = {
  InstanceId: directory.instanceId,
  Filters: { Queues: [directory.queueId] },
  CurrentMetrics: [{ Name: 'CONTACTS_IN_QUEUE', Unit: 'COUNT' }],
};
/** Typed loosely, because most of these calls are wrong. */
const send = (change: object = {}) =>
  client.send(new GetCurrentMetricDataCommand({ ...input, ...change }));
const Queues = [directory.queueId];
const many = (count: number): string[] => Array.from({ length: count }, () => directory.queueId);

describe('GetCurrentMetricData', () => {
  test('answers with results, the time of the measurement and a request id', async () => {
    const answer = await send({ Groupings: ['QUEUE'] });
    expect(answer.$metadata).toMatchObject({ httpStatusCode: 200, requestId: aRequestId });
    expect(answer.MetricResults).toStrictEqual(expect.any(Array));
    const minute = 60_000;
    expect(Math.abs(Number(answer.DataSnapshotTime) - Date.now())).toBeLessThan(minute);
  });

  test('takes 100 queues, by id or ARN', async () => {
    const arn = arnOf(directory, 'queue', directory.otherQueueId);
    const answer = await send({ Filters: { Queues: [...many(99), arn] } });
    expect(answer.$metadata.httpStatusCode).toBe(200);
  });

  test('pages through the results of two queues, each once', async () => {
    const ofTwo = {
      ...input,
      Filters: { Queues: [directory.queueId, directory.otherQueueId] },
      Groupings: ['QUEUE' as const],
    };
    const queuesOf = (pageSize: number) =>
      collect(paginateGetCurrentMetricData({ client, pageSize }, { ...ofTwo }), (page) =>
        page.MetricResults?.map(({ Dimensions }) => Dimensions?.Queue?.Id ?? ''),
      );
    const whole = (await queuesOf(100)).flat();
    const pages = await queuesOf(1);
    expect(pages.every((page) => page.length <= 1)).toBe(true);
    expect(pages.flat().sort()).toStrictEqual([...new Set(whole)].sort());
  });

  const broken = [
    { what: 'no filters', change: { Filters: undefined } },
    { what: 'neither queues nor routing profiles', change: { Filters: {} } },
    { what: 'no queue', change: { Filters: { Queues: [] } } },
    { what: '101 queues', change: { Filters: { Queues: many(101) } } },
    { what: '101 routing profiles', change: { Filters: { RoutingProfiles: many(101) } } },
    { what: 'both', change: { Filters: { Queues, RoutingProfiles: [unknownId] } } },
    {
      what: 'five channels',
      change: { Filters: { Queues, Channels: ['VOICE', 'CHAT', 'TASK', 'EMAIL', 'TASK'] } },
    },
    { what: 'an unknown channel', change: { Filters: { Queues, Channels: ['FAX'] } } },
    { what: 'three groupings', change: { Groupings: ['QUEUE', 'CHANNEL', 'QUEUE'] } },
    { what: 'an unknown grouping', change: { Groupings: ['WEATHER'] } },
    { what: 'no metrics', change: { CurrentMetrics: undefined } },
    { what: 'an empty list of metrics', change: { CurrentMetrics: [] } },
    { what: 'an unknown metric', change: { CurrentMetrics: [{ Name: 'MOOD' }] } },
    { what: 'a metric without a name', change: { CurrentMetrics: [{ Unit: 'COUNT' }] } },
    {
      what: 'a unit that is not the metric’s',
      change: { CurrentMetrics: [{ Name: 'CONTACTS_IN_QUEUE', Unit: 'PERCENT' }] },
    },
    {
      what: 'two orders',
      change: { SortCriteria: [{ SortOrder: 'ASCENDING' }, { SortOrder: 'DESCENDING' }] },
    },
    { what: 'to sort by slots', change: { SortCriteria: [{ SortByMetric: 'SLOTS_ACTIVE' }] } },
    { what: 'a page of none', change: { MaxResults: 0 } },
    { what: 'a page of 101', change: { MaxResults: 101 } },
    { what: 'a token that is none', change: { NextToken: 'none' } },
    { what: 'an InstanceId of 101 characters', change: { InstanceId: 'x'.repeat(101) } },
  ];
  test.each(broken)('rejects $what', async ({ change }) => {
    expect(await rejection(send(change))).toStrictEqual(invalidInput);
  });

  const unknown = [
    { what: 'instance', change: { InstanceId: unknownId } },
    { what: 'queue', change: { Filters: { Queues: [directory.queueId, unknownId] } } },
    { what: 'routing profile', change: { Filters: { RoutingProfiles: [unknownId] } } },
  ];
  test.each(unknown)('rejects an unknown $what', async ({ change }) => {
    expect(await rejection(send(change))).toStrictEqual(notFound);
  });
});

describeOnEmulator('GetCurrentMetricData on the emulator', () => {
  const notEmulated = [
    { CurrentMetrics: [{ Name: 'ESTIMATED_WAIT_TIME' }] },
    { CurrentMetrics: [{ MetricId: unknownId }] },
    { SortCriteria: [{ SortByMetric: 'ESTIMATED_WAIT_TIME' }] },
    { Groupings: ['QUEUE', 'AGENT_STATUS'] },
    { Groupings: ['ROUTING_PROFILE'] },
    { Filters: { Queues, AgentStatuses: [unknownId] } },
    { Filters: { Queues, RoutingStepExpressions: ['{}'] } },
    { Filters: { Queues, Subtypes: ['connect:Chat'] } },
    { Filters: { Queues, ValidationTestTypes: ['SIMULATED'] } },
  ];
  test.each(notEmulated)('says that %j is not emulated', async (change) => {
    const rejected = await rejection(send(change));
    expect(rejected).toStrictEqual(invalidRequest);
    expect(rejected.message).toContain('not emulated');
  });
});
