import type { GetCurrentUserDataCommandInput, UserDataFilters } from '@aws-sdk/client-connect';
import { GetCurrentUserDataCommand, paginateGetCurrentUserData } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { idOf } from '../support/wire.ts';
import { ids, unknownId } from './support/built-in.ts';
import { collect } from './support/pages.ts';
import { aRequestId, invalidInput, notFound, rejection } from './support/rejection.ts';
import { arnOf, describeOnEmulator, openTarget } from './support/target.ts';

const { client, directory } = await openTarget();
const InstanceId = directory.instanceId;
/** Typed loosely, because most of these calls are wrong. */
const send = (change: object = {}) => {
  const input: GetCurrentUserDataCommandInput = {
    InstanceId,
    Filters: { Agents: [directory.userId] },
  };
  return client.send(new GetCurrentUserDataCommand({ ...input, ...change }));
};
const many = (count: number): string[] => Array.from({ length: count }, () => directory.userId);

describe('GetCurrentUserData', () => {
  test('answers with a list and a request id', async () => {
    const answer = await send();
    expect(answer.$metadata).toMatchObject({ httpStatusCode: 200, requestId: aRequestId });
    expect(answer.UserDataList).toStrictEqual(expect.any(Array));
  });

  test('takes 100 agents, by id or ARN', async () => {
    const answer = await send({ Filters: { Agents: [...many(99), directory.userArn] } });
    expect(answer.$metadata.httpStatusCode).toBe(200);
  });

  const Agents = [directory.userId];
  const broken = [
    { what: 'no filters', change: { Filters: undefined } },
    { what: 'empty filters', change: { Filters: {} } },
    { what: 'no agent', change: { Filters: { Agents: [] } } },
    { what: '101 agents', change: { Filters: { Agents: many(101) } } },
    { what: '101 queues', change: { Filters: { Queues: many(101) } } },
    { what: '101 routing profiles', change: { Filters: { RoutingProfiles: many(101) } } },
    { what: 'two groups', change: { Filters: { UserHierarchyGroups: many(2) } } },
    { what: 'two filters', change: { Filters: { Agents, Queues: [directory.queueId] } } },
    {
      what: 'an unknown state',
      change: { Filters: { Agents, ContactFilter: { ContactStates: ['LOST'] } } },
    },
    {
      what: 'ten states',
      change: {
        Filters: {
          Agents,
          ContactFilter: { ContactStates: Array.from({ length: 10 }, () => 'CONNECTED') },
        },
      },
    },
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
    { what: 'agent', change: { Filters: { Agents: [directory.userId, unknownId] } } },
    { what: 'queue', change: { Filters: { Queues: [unknownId] } } },
    { what: 'routing profile', change: { Filters: { RoutingProfiles: [unknownId] } } },
  ];
  test.each(unknown)('rejects an unknown $what', async ({ change }) => {
    expect(await rejection(send(change))).toStrictEqual(notFound);
  });
});

describeOnEmulator('GetCurrentUserData on the emulator', () => {
  test('shows status, slots and contacts in hand', async () => {
    const { UserDataList } = await send({ Filters: { Agents: [ids.user(3)] } });
    const connected = expect.any(Date);
    expect(UserDataList).toStrictEqual([
      {
        User: { Id: ids.user(3), Arn: arnOf(directory, 'agent', ids.user(3)) },
        RoutingProfile: {
          Id: idOf('40', 2),
          Arn: arnOf(directory, 'routing-profile', idOf('40', 2)),
        },
        HierarchyPath: {
          LevelOne: { Id: idOf('91', 1), Arn: arnOf(directory, 'agent-group', idOf('91', 1)) },
        },
        Status: {
          StatusStartTimestamp: expect.any(Date),
          StatusArn: expect.stringContaining('/agent-state/'),
          StatusName: 'Available',
        },
        MaxSlotsByChannel: { VOICE: 1, CHAT: 3, TASK: 5, EMAIL: 3 },
        ActiveSlotsByChannel: { VOICE: 0, CHAT: 1, TASK: 0, EMAIL: 0 },
        AvailableSlotsByChannel: { VOICE: 0, CHAT: 2, TASK: 0, EMAIL: 0 },
        Contacts: [
          {
            ContactId: idOf('60', 7),
            Channel: 'CHAT',
            InitiationMethod: 'API',
            AgentContactState: 'CONNECTED',
            StateStartTimestamp: connected,
            ConnectedToAgentTimestamp: connected,
            Queue: { Id: ids.queue(2), Arn: arnOf(directory, 'queue', ids.queue(2)) },
          },
        ],
      },
    ]);
  });

  test('gives no slot to an agent who is offline', async () => {
    const { UserDataList } = await send({ Filters: { Agents: [ids.user(5)] } });
    expect(UserDataList).toMatchObject([
      {
        Status: { StatusName: 'Offline' },
        AvailableSlotsByChannel: { VOICE: 0, CHAT: 0, TASK: 0, EMAIL: 0 },
        Contacts: [],
      },
    ]);
  });

  const filters: { filters: UserDataFilters; numbers: number[] }[] = [
    { filters: { Agents: [ids.user(5), ids.user(1)] }, numbers: [1, 5] },
    { filters: { Queues: [ids.queue(1)] }, numbers: [1, 2, 4] },
    { filters: { Queues: [arnOf(directory, 'queue', ids.queue(3))] }, numbers: [4] },
    { filters: { Queues: [ids.user(2)] }, numbers: [2] },
    { filters: { RoutingProfiles: [idOf('40', 2)] }, numbers: [3, 5] },
    { filters: { UserHierarchyGroups: [idOf('91', 1)] }, numbers: [1, 2, 3, 4, 5] },
    { filters: { UserHierarchyGroups: [unknownId] }, numbers: [] },
    { filters: { ContactFilter: { ContactStates: ['CONNECTED'] } }, numbers: [1, 3, 4] },
    { filters: { ContactFilter: { ContactStates: ['MISSED', 'ENDED'] } }, numbers: [] },
  ];
  test.each(filters)('$filters finds $numbers', async ({ filters: Filters, numbers }) => {
    const { UserDataList = [], ...answer } = await send({ Filters });
    expect(UserDataList.map(({ User }) => User?.Id)).toStrictEqual(numbers.map(ids.user));
    expect(answer).toMatchObject({ ApproximateTotalCount: numbers.length });
  });

  test('pages through everything, each once', async () => {
    const Filters = { UserHierarchyGroups: [idOf('91', 1)] };
    const pages = await collect(
      paginateGetCurrentUserData({ client, pageSize: 2 }, { InstanceId, Filters }),
      (page) => page.UserDataList?.map(({ User }) => User?.Id),
    );
    expect(pages).toStrictEqual([[1, 2], [3, 4], [5]].map((page) => page.map(ids.user)));
  });
});
