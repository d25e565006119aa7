import { isDeepStrictEqual } from 'node:util';
import {
  ConnectClient,
  GetCurrentMetricDataCommand,
  GetCurrentUserDataCommand,
  ListAgentStatusesCommand,
  ListAssociatedContactsCommand,
  ListContactFlowsCommand,
  ListInstancesCommand,
  ListQueueQuickConnectsCommand,
  ListQueuesCommand,
  ListQuickConnectsCommand,
  ListRoutingProfileManualAssignmentQueuesCommand,
  ListRoutingProfileQueuesCommand,
  ListUsersCommand,
  SearchContactFlowsCommand,
  SearchContactsCommand,
  SearchQueuesCommand,
  SearchQuickConnectsCommand,
  SearchRoutingProfilesCommand,
  SearchUsersCommand,
  StartTaskContactCommand,
  StopContactCommand,
  TransferContactCommand,
} from '@aws-sdk/client-connect';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import constraints from '../../src/emulator/data/connect-constraints.json' with { type: 'json' };
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { parseSeed } from '../../src/emulator/seed.ts';

const numbers = [1, 2, 3, 4, 5, 6, 7];
const each = <T>(make: (n: number) => T): T[] => numbers.map(make);

/** Seven of everything that can be listed. */
const seed = parseSeed({
  instances: each((n) => ({ id: `i-${n}` })),
  queues: each((n) => ({
    id: `q-${n}`,
    name: `Queue ${n}`,
    quickConnectIds: each((k) => `k-${k}`),
  })),
  routingProfiles: each((n) => ({
    id: `r-${n}`,
    name: `Profile ${n}`,
    queues: each((q) => ({ queueId: `q-${q}`, channels: ['TASK'] })),
    manualAssignmentQueues: each((q) => ({ queueId: `q-${q}`, channels: ['TASK'] })),
  })),
  agentStatuses: each((n) => ({ id: `s-${n}`, name: `Status ${n}` })),
  users: each((n) => ({ id: `u-${n}`, username: `u-${n}`, routingProfileId: 'r-1' })),
  contactFlows: [
    { id: 'f-1', name: 'Inbound', type: 'CONTACT_FLOW', queueId: 'q-1' },
    { id: 'f-2', name: 'To queue', type: 'QUEUE_TRANSFER' },
    { id: 'f-3', name: 'To agent', type: 'AGENT_TRANSFER' },
    ...each((n) => ({ id: `f-1${n}`, name: `Flow ${n}` })),
  ],
  quickConnects: each((n) => ({
    id: `k-${n}`,
    name: `Quick connect ${n}`,
    type: 'QUEUE',
    queueId: `q-${n}`,
    contactFlowId: 'f-2',
  })),
  contacts: [
    ...each((n) => ({ id: `c-${n}`, name: `Task ${n}`, queueId: `q-${n}` })),
    ...each((n) => ({ id: `d-${n}`, queueId: `q-${n}`, relatedContactId: 'c-1' })),
  ],
});

let emulator: Emulator;
let client: ConnectClient;
beforeAll(async () => {
  emulator = await startEmulator({ seed, limits: 'off' });
  client = new ConnectClient({
    endpoint: emulator.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'paging', secretAccessKey: 'paging' },
    maxAttempts: 1,
  });
});
beforeEach(async () => {
  await emulator.reset();
});
afterAll(async () => {
  client.destroy();
  await emulator.close();
});

interface PageInput {
  readonly MaxResults: number;
  readonly NextToken?: string | undefined;
}

interface PageOutput {
  readonly items: readonly object[] | undefined;
  readonly token: string | undefined;
  /** Where the operation counts: all items, whatever the page. */
  readonly total?: number | undefined;
}

type Read = (page: PageInput) => Promise<PageOutput>;

const InstanceId = 'i-1';
const RoutingProfileId = 'r-1';

/** Every operation that takes a NextToken, but ListContactReferences, which never gives one (documented). */
const operations: Readonly<Record<string, Read>> = {
  async GetCurrentMetricData(page) {
    const output = await client.send(
      new GetCurrentMetricDataCommand({
        InstanceId,
        Filters: { Queues: each((n) => `q-${n}`) },
        Groupings: ['QUEUE'],
        CurrentMetrics: [{ Name: 'CONTACTS_IN_QUEUE' }, { Name: 'SLOTS_AVAILABLE' }],
        ...page,
      }),
    );
    const { MetricResults: items, NextToken: token, ApproximateTotalCount: total } = output;
    return { items, token, total };
  },
  async GetCurrentUserData(page) {
    const Filters = { RoutingProfiles: [RoutingProfileId] };
    const output = await client.send(
      new GetCurrentUserDataCommand({ InstanceId, Filters, ...page }),
    );
    const { UserDataList: items, NextToken: token, ApproximateTotalCount: total } = output;
    return { items, token, total };
  },
  async ListAgentStatuses(page) {
    const output = await client.send(new ListAgentStatusesCommand({ InstanceId, ...page }));
    return { items: output.AgentStatusSummaryList, token: output.NextToken };
  },
  async ListAssociatedContacts(page) {
    const input = { InstanceId, ContactId: 'c-1', ...page };
    const output = await client.send(new ListAssociatedContactsCommand(input));
    return { items: output.ContactSummaryList, token: output.NextToken };
  },
  async ListContactFlows(page) {
    const output = await client.send(new ListContactFlowsCommand({ InstanceId, ...page }));
    return { items: output.ContactFlowSummaryList, token: output.NextToken };
  },
  async ListInstances(page) {
    const output = await client.send(new ListInstancesCommand(page));
    return { items: output.InstanceSummaryList, token: output.NextToken };
  },
  async ListQueueQuickConnects(page) {
    const input = { InstanceId, QueueId: 'q-1', ...page };
    const output = await client.send(new ListQueueQuickConnectsCommand(input));
    return { items: output.QuickConnectSummaryList, token: output.NextToken };
  },
  async ListQueues(page) {
    const output = await client.send(new ListQueuesCommand({ InstanceId, ...page }));
    return { items: output.QueueSummaryList, token: output.NextToken };
  },
  async ListQuickConnects(page) {
    const output = await client.send(new ListQuickConnectsCommand({ InstanceId, ...page }));
    return { items: output.QuickConnectSummaryList, token: output.NextToken };
  },
  async ListRoutingProfileManualAssignmentQueues(page) {
    const input = { InstanceId, RoutingProfileId, ...page };
    const output = await client.send(new ListRoutingProfileManualAssignmentQueuesCommand(input));
    const { RoutingProfileManualAssignmentQueueConfigSummaryList: items, NextToken: token } =
      output;
    return { items, token };
  },
  async ListRoutingProfileQueues(page) {
    const input = { InstanceId, RoutingProfileId, ...page };
    const output = await client.send(new ListRoutingProfileQueuesCommand(input));
    return { items: output.RoutingProfileQueueConfigSummaryList, token: output.NextToken };
  },
  async ListUsers(page) {
    const output = await client.send(new ListUsersCommand({ InstanceId, ...page }));
    return { items: output.UserSummaryList, token: output.NextToken };
  },
  async SearchContactFlows(page) {
    const output = await client.send(new SearchContactFlowsCommand({ InstanceId, ...page }));
    const { ContactFlows: items, NextToken: token, ApproximateTotalCount: total } = output;
    return { items, token, total };
  },
  async SearchContacts(page) {
    const TimeRange = {
      Type: 'INITIATION_TIMESTAMP',
      StartTime: new Date(0),
      EndTime: new Date('9999-01-01'),
    } as const;
    const output = await client.send(new SearchContactsCommand({ InstanceId, TimeRange, ...page }));
    return { items: output.Contacts, token: output.NextToken, total: output.TotalCount };
  },
  async SearchQueues(page) {
    const output = await client.send(new SearchQueuesCommand({ InstanceId, ...page }));
    const { Queues: items, NextToken: token, ApproximateTotalCount: total } = output;
    return { items, token, total };
  },
  async SearchQuickConnects(page) {
    const output = await client.send(new SearchQuickConnectsCommand({ InstanceId, ...page }));
    const { QuickConnects: items, NextToken: token, ApproximateTotalCount: total } = output;
    return { items, token, total };
  },
  async SearchRoutingProfiles(page) {
    const output = await client.send(new SearchRoutingProfilesCommand({ InstanceId, ...page }));
    const { RoutingProfiles: items, NextToken: token, ApproximateTotalCount: total } = output;
    return { items, token, total };
  },
  async SearchUsers(page) {
    const output = await client.send(new SearchUsersCommand({ InstanceId, ...page }));
    const { Users: items, NextToken: token, ApproximateTotalCount: total } = output;
    return { items, token, total };
  },
};

/** Adds, ends and transfers contacts: a round for each page. */
async function change(round: number): Promise<void> {
  const started = await client.send(
    new StartTaskContactCommand({
      InstanceId,
      Name: `New ${round}`,
      ContactFlowId: 'f-1',
      RelatedContactId: 'c-1',
    }),
  );
  await client.send(new StopContactCommand({ InstanceId, ContactId: `d-${(round % 7) + 1}` }));
  await client.send(
    new TransferContactCommand({
      InstanceId,
      ContactId: started.ContactId,
      ContactFlowId: 'f-3',
      UserId: `u-${(round % 7) + 1}`,
    }),
  );
}

const names = Object.keys(operations);
const changing: readonly string[] = [
  'GetCurrentMetricData',
  'GetCurrentUserData',
  'ListAssociatedContacts',
  'SearchContacts',
];
const readOf = (name: string): Read => operations[name] ?? (() => Promise.reject(new Error(name)));

test('the table has every operation that takes a NextToken', () => {
  const shapes = new Map<string, object>(Object.entries(constraints.shapes));
  const paged = Object.entries(constraints.operations)
    .filter(([, { input }]) => JSON.stringify(shapes.get(input)).includes('"NextToken"'))
    .map(([name]) => name)
    .filter((name) => name !== 'ListContactReferences');
  expect(names.toSorted()).toStrictEqual(paged.toSorted());
});

describe.each(names)('%s', (name) => {
  const read = readOf(name);
  const rejected = {
    name: name === 'ListInstances' ? 'InvalidRequestException' : 'InvalidParameterException',
    $metadata: { httpStatusCode: 400 },
  };
  const firstToken = async (): Promise<string> => (await read({ MaxResults: 2 })).token ?? '';

  test('shows each item once while contacts change, and gives no token with the last page', async () => {
    const before = await read({ MaxResults: name === 'ListInstances' ? 10 : 100 });
    expect(before.items?.length).toBeGreaterThanOrEqual(7);
    expect(before.token).toBeUndefined();

    const pages: PageOutput[] = [];
    let token: string | undefined;
    do {
      const page = await read({ MaxResults: 2, NextToken: token });
      pages.push(page);
      token = page.token;
      await change(pages.length);
    } while (token !== undefined && pages.length < 50);

    expect(pages.flatMap(({ items }) => items)).toStrictEqual(before.items);
    expect(new Set(pages.map(({ total }) => total))).toStrictEqual(new Set([before.total]));
    const sizes = pages.map(({ items }) => items?.length);
    expect(sizes.slice(0, -1)).toStrictEqual(sizes.slice(1).map(() => 2));
    const after = await read({ MaxResults: name === 'ListInstances' ? 10 : 100 });
    expect(isDeepStrictEqual(after.items, before.items)).toBe(!changing.includes(name));
  });

  test('takes another page size on the way, and the same token twice', async () => {
    const all = (await read({ MaxResults: 9 })).items;
    const NextToken = await firstToken();

    const second = await read({ MaxResults: 3, NextToken });
    const third = await read({ MaxResults: 4, NextToken: second.token });
    const again = await read({ MaxResults: 3, NextToken });

    expect([...(second.items ?? []), ...(third.items ?? [])]).toStrictEqual(all?.slice(2));
    expect(again.items).toStrictEqual(second.items);
  });

  test('rejects a token that was made up, damaged or given by another operation', async () => {
    const token = await firstToken();
    const other = name === 'ListUsers' ? 'ListQueues' : 'ListUsers';
    const foreign = (await readOf(other)({ MaxResults: 2 })).token;

    for (const NextToken of ['made-up', `${token}x`, token.slice(4), foreign]) {
      await expect(read({ MaxResults: 2, NextToken })).rejects.toMatchObject(rejected);
    }
  });

  test('rejects a token after its time by the one clock, and not before', async () => {
    const NextToken = await firstToken();
    emulator.advance(299_000);
    const { token } = await read({ MaxResults: 2, NextToken });
    emulator.advance(1_000);

    await expect(read({ MaxResults: 2, NextToken })).rejects.toMatchObject(rejected);
    expect((await read({ MaxResults: 2, NextToken: token })).items).not.toHaveLength(0);
  });

  test('rejects a token after a reset', async () => {
    const NextToken = await firstToken();
    await emulator.reset();

    await expect(read({ MaxResults: 2, NextToken })).rejects.toMatchObject(rejected);
  });
});
