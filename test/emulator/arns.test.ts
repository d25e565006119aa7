import { afterEach, describe, expect, test } from '@jest/globals';
import constraints from '../../src/emulator/data/connect-constraints.json' with { type: 'json' };
import type { Emulator } from '../../src/emulator/emulator.ts';
import { wireOperations } from '../../src/emulator/protocol/sdk-schemas.ts';
import { closeEmulators, idOf, ids, send, start } from './support/wire.ts';

afterEach(closeEmulators);

type Input = Readonly<Record<string, unknown>>;

const InstanceId = ids.instance;
const ContactId = ids.claim;
const call = idOf('60', 6);
const instanceArn = `arn:aws:connect:us-east-1:111122223333:instance/${InstanceId}`;
const arn = (kind: string, id: string): string => `${instanceArn}/${kind}/${id}`;

/** The kinds of resources that members name, in ARNs. */
const kinds: Readonly<Record<string, string>> = {
  AgentStatusId: 'agent-state',
  ContactFlowId: 'contact-flow',
  ContactId: 'contact',
  HoursOfOperationId: 'operating-hours',
  InitialContactId: 'contact',
  PreviousContactId: 'contact',
  QueueId: 'queue',
  QuickConnectId: 'transfer-destination',
  RelatedContactId: 'contact',
  RoutingProfileId: 'routing-profile',
  UserId: 'agent',
};

/** The only members of a request itself that take an ARN. */
const takesArn: readonly string[] = [
  'AssociateContactWithUser.UserId',
  'DescribeContactFlow.ContactFlowId',
  'GetContactMetrics.InstanceId',
  'MonitorContact.UserId',
  'TransferContact.UserId',
];

/** Nothing that these name is emulated. */
const withoutResources: readonly string[] = ['CampaignId', 'TaskTemplateId'];

const tomorrow = new Date(Date.now() + 86_400_000);
const range = {
  Type: 'INITIATION_TIMESTAMP',
  StartTime: Date.now() / 1000 - 86_400,
  EndTime: Date.now() / 1000 + 86_400,
};
const task = { Name: 'Call back', ContactFlowId: ids.inbound };
const recording = { ContactId: call, InitialContactId: call };

/** A request of each operation that names resources, by ids. */
const requests: readonly (readonly [operation: string, input: Input])[] = [
  ['AssociateContactWithUser', { ContactId, UserId: ids.amara }],
  ['DescribeAgentStatus', { AgentStatusId: idOf('92', 1) }],
  ['DescribeContact', { ContactId }],
  ['DescribeContactFlow', { ContactFlowId: ids.inbound }],
  ['DescribeInstance', {}],
  ['DescribeQueue', { QueueId: ids.claims }],
  ['DescribeQuickConnect', { QuickConnectId: idOf('70', 1) }],
  ['DescribeRoutingProfile', { RoutingProfileId: idOf('40', 1) }],
  ['DescribeUser', { UserId: ids.amara }],
  ['DismissUserContact', { ContactId: idOf('60', 2), UserId: ids.amara }],
  ['GetContactAttributes', { InitialContactId: ContactId }],
  ['GetContactMetrics', { ContactId, Metrics: [{ Name: 'POSITION_IN_QUEUE' }] }],
  [
    'GetCurrentMetricData',
    { Filters: { Queues: [ids.claims] }, CurrentMetrics: [{ Name: 'CONTACTS_IN_QUEUE' }] },
  ],
  ['GetCurrentUserData', { Filters: { Agents: [ids.amara] } }],
  [
    'GetEffectiveHoursOfOperations',
    { HoursOfOperationId: idOf('80', 1), FromDate: '2026-01-05', ToDate: '2026-01-06' },
  ],
  ['ListAgentStatuses', {}],
  ['ListAssociatedContacts', { ContactId }],
  ['ListContactFlows', {}],
  ['ListContactReferences', { ContactId, ReferenceTypes: 'URL' }],
  ['ListQueueQuickConnects', { QueueId: ids.claims }],
  ['ListQueues', {}],
  ['ListQuickConnects', {}],
  ['ListRoutingProfileManualAssignmentQueues', { RoutingProfileId: idOf('40', 1) }],
  ['ListRoutingProfileQueues', { RoutingProfileId: idOf('40', 1) }],
  ['ListUsers', {}],
  [
    'MonitorContact',
    { ContactId: call, UserId: idOf('30', 3), AllowedMonitorCapabilities: ['SILENT_MONITOR'] },
  ],
  ['PauseContact', { ContactId, ContactFlowId: ids.inbound }],
  ['PutUserStatus', { UserId: ids.amara, AgentStatusId: idOf('92', 1) }],
  ['ResumeContact', { ContactId, ContactFlowId: ids.inbound }],
  ['ResumeContactRecording', recording],
  ['SearchContactFlows', {}],
  ['SearchContacts', { TimeRange: range }],
  ['SearchQueues', {}],
  ['SearchQuickConnects', {}],
  ['SearchRoutingProfiles', {}],
  ['SearchUsers', {}],
  [
    'StartOutboundVoiceContact',
    {
      DestinationPhoneNumber: '+12025550123',
      ContactFlowId: ids.inbound,
      QueueId: ids.claims,
      RelatedContactId: ContactId,
    },
  ],
  ['StartTaskContact', { ...task, PreviousContactId: ContactId }],
  ['StartTaskContact', { ...task, RelatedContactId: ContactId }],
  ['StartTaskContact', { Name: 'Call back', QuickConnectId: idOf('70', 3) }],
  ['StopContact', { ContactId }],
  ['SuspendContactRecording', recording],
  ['TagContact', { ContactId, Tags: { a: 'b' } }],
  ['TransferContact', { ContactId, ContactFlowId: ids.toQueue, QueueId: ids.billing }],
  ['TransferContact', { ContactId, ContactFlowId: ids.toAgent, UserId: ids.amara }],
  ['UntagContact', { ContactId, TagKeys: 'a' }],
  ['UpdateContact', { ContactId, Name: 'Other' }],
  ['UpdateContactAttributes', { InitialContactId: ContactId, Attributes: { a: 'b' } }],
  ['UpdateContactRoutingData', { ContactId, QueuePriority: 1 }],
  [
    'UpdateContactSchedule',
    { ContactId: idOf('60', 10), ScheduledTime: tomorrow.getTime() / 1000 },
  ],
];

const wire = new Map(wireOperations().map((operation) => [operation.name, operation]));
const missing = ['ResourceNotFoundException', 'ContactNotFoundException'];

/** The name of the exception that answers a request, or OK. */
async function outcome(emulator: Emulator, name: string, input: Input): Promise<string> {
  const { method = '', uri = '' } = wire.get(name) ?? {};
  const path = uri.replaceAll(/\{(\w+)\}/g, (_, member: string) =>
    encodeURIComponent(String(input[member])),
  );
  const rest = Object.entries(input).filter(([member]) => !uri.includes(`{${member}}`));
  const query = new URLSearchParams(
    rest.map(([member, value]): [string, string] => [queryName(member), String(value)]),
  );
  const hasBody = method === 'POST' || method === 'PUT';
  const { errorType } = await send(emulator, {
    method,
    path: hasBody || rest.length === 0 ? path : `${path}?${query.toString()}`,
    ...(hasBody && { body: Object.fromEntries(rest) }),
  });
  return errorType ?? 'OK';
}

function queryName(member: string): string {
  return member === 'TagKeys' ? member : member.charAt(0).toLowerCase() + member.slice(1);
}

describe('an ARN in place of an id', () => {
  const cases = requests.flatMap(([operation, rest]) => {
    const input: Input = { InstanceId, ...rest };
    const members = Object.keys(input).filter((name) => name.endsWith('Id'));
    return members.map((member) => ({
      member: `${operation}.${member}`,
      operation,
      input,
      byArn: {
        ...input,
        [member]:
          member === 'InstanceId' ? instanceArn : arn(kinds[member] ?? '', String(input[member])),
      },
    }));
  });
  const taken = cases.filter(({ member }) => takesArn.includes(member));
  const rejected = cases.filter(({ member }) => !takesArn.includes(member));

  test.each(taken)('is taken as $member', async ({ operation, input, byArn }) => {
    expect(await outcome(await start(), operation, input)).toBe('OK');
    expect(await outcome(await start(), operation, byArn)).toBe('OK');
  });

  test.each(rejected)(
    'is an unknown id as $member',
    async ({ member, operation, input, byArn }) => {
      // The pattern of this one takes the ARNs of instances, and of nothing else.
      const expected = member === 'GetContactMetrics.ContactId' ? 'Invalid' : 'NotFound';
      const emulator = await start();
      expect(await outcome(emulator, operation, byArn)).toContain(expected);
      expect(missing).not.toContain(await outcome(emulator, operation, input));
    },
  );

  test('was tried as every id of every operation', () => {
    const tried = new Set(cases.map(({ member }) => member));
    const shapes: Readonly<Record<string, { type: string; members?: object }>> = constraints.shapes;
    const all = Object.entries(constraints.operations).flatMap(([operation, { input }]) =>
      Object.keys(shapes[input]?.members ?? {})
        .filter((name) => name.endsWith('Id') && !withoutResources.includes(name))
        .map((name) => `${operation}.${name}`),
    );
    expect(all.filter((member) => !tried.has(member))).toStrictEqual([]);
    expect(taken).toHaveLength(takesArn.length);
  });
});

describe('an ARN in a list of ids', () => {
  const profile = idOf('40', 1);
  const metrics = (Filters: object) => ({
    path: `/metrics/current/${InstanceId}`,
    body: { Filters, CurrentMetrics: [{ Name: 'CONTACTS_IN_QUEUE' }], Groupings: ['QUEUE'] },
  });
  const userData = (Filters: object) => ({
    path: `/metrics/userdata/${InstanceId}`,
    body: { Filters },
  });
  const search = (SearchCriteria: object) => ({
    path: '/search-contacts',
    body: { InstanceId, TimeRange: range, SearchCriteria },
  });
  const answer = async (emulator: Emulator, request: Parameters<typeof send>[1]) => {
    const { status, body } = await send(emulator, request);
    return { ...body, DataSnapshotTime: undefined, status };
  };
  const lists = [
    { list: 'Queues of metrics', make: metrics, name: 'Queues', kind: 'queue', id: ids.claims },
    {
      list: 'Queues of metrics, for an agent queue',
      make: metrics,
      name: 'Queues',
      kind: 'queue/agent',
      id: ids.amara,
    },
    {
      list: 'RoutingProfiles of metrics',
      make: metrics,
      name: 'RoutingProfiles',
      kind: 'routing-profile',
      id: profile,
    },
    { list: 'Queues of user data', make: userData, name: 'Queues', kind: 'queue', id: ids.claims },
    {
      list: 'RoutingProfiles of user data',
      make: userData,
      name: 'RoutingProfiles',
      kind: 'routing-profile',
      id: profile,
    },
    { list: 'Agents of user data', make: userData, name: 'Agents', kind: 'agent', id: ids.amara },
    {
      list: 'UserHierarchyGroups of user data',
      make: userData,
      name: 'UserHierarchyGroups',
      kind: 'agent-group',
      id: 'group',
    },
    { list: 'AgentIds of a search', make: search, name: 'AgentIds', kind: 'agent', id: ids.amara },
  ];
  test.each(lists)('is taken in $list', async ({ make, name, kind, id }) => {
    const emulator = await start();
    const byId = await answer(emulator, make({ [name]: [id] }));
    expect(byId.status).toBe(200);
    expect(await answer(emulator, make({ [name]: [arn(kind, id)] }))).toStrictEqual(byId);
  });

  test('is of its own kind', async () => {
    const emulator = await start();
    const wrong = [
      metrics({ Queues: [arn('queue/agent', ids.claims)] }),
      metrics({ Queues: [arn('queue', ids.amara)] }),
      userData({ Agents: [arn('queue', ids.amara)] }),
    ];
    for (const request of wrong) {
      expect((await send(emulator, request)).errorType).toBe('ResourceNotFoundException');
    }
  });

  test('finds nothing in the QueueIds of a search', async () => {
    const emulator = await start();
    const byId = await send(emulator, search({ QueueIds: [ids.claims] }));
    expect(byId.body['TotalCount']).toBeGreaterThan(0);
    const byArn = await send(emulator, search({ QueueIds: [arn('queue', ids.claims)] }));
    expect(byArn.body['TotalCount']).toBe(0);
  });
});
