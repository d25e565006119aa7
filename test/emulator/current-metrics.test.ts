import type { CurrentMetricName, GetCurrentMetricDataCommandInput } from '@aws-sdk/client-connect';
import { GetCurrentMetricDataCommand, paginateGetCurrentMetricData } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { ids } from './conformance/support/built-in.ts';
import { collect } from './conformance/support/pages.ts';
import { arnOf, openEmulator } from './conformance/support/target.ts';
import { idOf, World } from './support/wire.ts';

const metrics = [
  'CONTACTS_IN_QUEUE',
  'OLDEST_CONTACT_AGE',
  'CONTACTS_SCHEDULED',
  'AGENTS_ONLINE',
  'AGENTS_STAFFED',
  'AGENTS_AVAILABLE',
  'AGENTS_ON_CONTACT',
  'AGENTS_NON_PRODUCTIVE',
  'AGENTS_AFTER_CONTACT_WORK',
  'AGENTS_ERROR',
  'SLOTS_ACTIVE',
  'SLOTS_AVAILABLE',
] satisfies CurrentMetricName[];
const [claims, billing, complaints, backOffice] = [1, 2, 3, 4].map(ids.queue) as [
  string,
  string,
  string,
  string,
];
const names = new Map([
  [claims, 'Claims'],
  [billing, 'Billing'],
  [complaints, 'Complaints'],
  [backOffice, 'Back office'],
]);
const nameOf = (id = '') => names.get(id);

const world = new World();
const { client, directory } = await openEmulator({ now: world.now });

describe('the metrics of the built-in data', () => {
  const inputOf = (change: Partial<GetCurrentMetricDataCommandInput>) => ({
    InstanceId: ids.instance(1),
    Filters: { Queues: [claims, billing, complaints, backOffice] },
    CurrentMetrics: metrics.map((Name) => ({ Name })),
    ...change,
  });
  /** Each row by its queue and channel, its values in the order of the metrics. */
  const measure = async (change: Partial<GetCurrentMetricDataCommandInput>) => {
    const answer = await client.send(new GetCurrentMetricDataCommand(inputOf(change)));
    return (answer.MetricResults ?? []).map(({ Dimensions: of, Collections = [] }) => {
      const row = [nameOf(of?.Queue?.Id), of?.Channel].filter((part) => part !== undefined);
      return [row.join(' ') || 'all', ...Collections.map(({ Value }) => Value)];
    });
  };

  const everything = [
    {
      by: ['QUEUE' as const],
      rows: [
        ['Claims', 3, 1800, 1, 3, 3, 1, 2, 0, 0, 0, 1, 9],
        ['Back office', 0, 0, 0, 3, 3, 1, 2, 0, 0, 0, 0, 9],
        ['Billing', 2, 7200, 0, 2, 2, 0, 2, 0, 0, 0, 1, 2],
        ['Complaints', 1, 122_400, 0, 1, 1, 0, 1, 0, 0, 0, 1, 0],
      ],
    },
    {
      by: ['CHANNEL' as const],
      rows: [
        ['VOICE', 0, 0, 0, 4, 4, 1, 1, 0, 0, 0, 1, 1],
        ['CHAT', 0, 0, 0, 4, 4, 1, 1, 0, 0, 0, 1, 4],
        ['TASK', 5, 122_400, 1, 4, 4, 1, 1, 0, 0, 0, 1, 9],
        ['EMAIL', 1, 7200, 0, 4, 4, 1, 0, 0, 0, 0, 0, 2],
      ],
    },
    // Without groupings the age is in milliseconds.
    { by: [], rows: [['all', 6, 122_400_000, 1, 4, 4, 1, 3, 0, 0, 0, 3, 11]] },
  ];
  test.each(everything)('are these by $by', async ({ by, rows }) => {
    expect(await measure({ Groupings: by })).toStrictEqual(rows);
  });

  test('are shown with their names, units and dimensions', async () => {
    const answer = await client.send(
      new GetCurrentMetricDataCommand(
        inputOf({
          Filters: { Queues: [arnOf(directory, 'queue', claims)], Channels: ['TASK'] },
          Groupings: ['QUEUE', 'CHANNEL'],
          CurrentMetrics: [{ Name: 'OLDEST_CONTACT_AGE' }, { Name: 'AGENTS_ON_CALL' }],
        }),
      ),
    );
    expect(answer).toMatchObject({ ApproximateTotalCount: 1 });
    expect(answer.MetricResults).toStrictEqual([
      {
        Dimensions: {
          Queue: { Id: claims, Arn: arnOf(directory, 'queue', claims) },
          Channel: 'TASK',
        },
        Collections: [
          { Metric: { Name: 'OLDEST_CONTACT_AGE', Unit: 'SECONDS' }, Value: 1800 },
          { Metric: { Name: 'AGENTS_ON_CALL', Unit: 'COUNT' }, Value: 1 },
        ],
      },
    ]);
  });

  const CurrentMetrics = [
    { Name: 'CONTACTS_IN_QUEUE' as const },
    { Name: 'AGENTS_ONLINE' as const },
  ];
  const Groupings = ['QUEUE' as const];
  const filters = [
    {
      what: 'a routing profile',
      Filters: { RoutingProfiles: [idOf('40', 3)] },
      rows: [
        ['Complaints', 1, 1],
        ['Claims', 3, 1],
        ['Billing', 2, 1],
      ],
    },
    {
      what: 'a channel',
      Filters: { Queues: [billing], Channels: ['EMAIL' as const] },
      rows: [['Billing', 1, 2]],
    },
    {
      what: 'a queue named twice',
      Filters: { Queues: [billing, billing] },
      rows: [['Billing', 2, 2]],
    },
    { what: 'nothing to measure', Filters: { Queues: [ids.user(5)] }, rows: [] },
  ];
  test.each(filters)('are filtered by $what', async ({ Filters, rows }) => {
    const change = { Filters, Groupings, CurrentMetrics };
    expect(await measure(change)).toStrictEqual(rows);
  });

  test('are sorted and paged, each row once', async () => {
    const SortCriteria = [{ SortByMetric: 'OLDEST_CONTACT_AGE', SortOrder: 'ASCENDING' } as const];
    const pages = await collect(
      paginateGetCurrentMetricData(
        { client, pageSize: 3 },
        inputOf({ Groupings, SortCriteria, CurrentMetrics }),
      ),
      (page) => page.MetricResults?.map((row) => nameOf(row.Dimensions?.Queue?.Id)),
    );
    expect(pages).toStrictEqual([['Back office', 'Claims', 'Billing'], ['Complaints']]);
  });
});
