import {
  AssociateContactWithUserCommand,
  type ConnectClient,
  DescribeContactCommand,
  DescribeContactFlowCommand,
  DescribeInstanceCommand,
  DescribeQueueCommand,
  DescribeQuickConnectCommand,
  DescribeRoutingProfileCommand,
  DescribeUserCommand,
  DismissUserContactCommand,
  GetContactAttributesCommand,
  GetContactMetricsCommand,
  GetCurrentMetricDataCommand,
  GetCurrentUserDataCommand,
  GetEffectiveHoursOfOperationsCommand,
  ListAgentStatusesCommand,
  ListAssociatedContactsCommand,
  ListContactFlowsCommand,
  ListContactReferencesCommand,
  ListInstancesCommand,
  ListQueueQuickConnectsCommand,
  ListQueuesCommand,
  ListQuickConnectsCommand,
  ListRoutingProfileManualAssignmentQueuesCommand,
  ListRoutingProfileQueuesCommand,
  ListUsersCommand,
  MonitorContactCommand,
  PauseContactCommand,
  PutUserStatusCommand,
  ResumeContactCommand,
  ResumeContactRecordingCommand,
  SearchContactFlowsCommand,
  SearchContactsCommand,
  SearchQueuesCommand,
  SearchQuickConnectsCommand,
  SearchRoutingProfilesCommand,
  SearchUsersCommand,
  StartOutboundVoiceContactCommand,
  StartTaskContactCommand,
  StopContactCommand,
  SuspendContactRecordingCommand,
  TagContactCommand,
  TransferContactCommand,
  UntagContactCommand,
  UpdateContactAttributesCommand,
  UpdateContactCommand,
  UpdateContactRoutingDataCommand,
  UpdateContactScheduleCommand,
} from '@aws-sdk/client-connect';
import { nth } from '../../test/support/directory.ts';
import {
  ACCEPTED,
  CALLS,
  ENDED,
  FLOWS,
  INSTANCE as InstanceId,
  MISSED,
  PROFILES,
  QUEUES,
  QUICK_CONNECTS,
  SCHEDULED,
  USERS,
  WAITING,
} from './full-centre.ts';

/** Sends the call of a number; calls that change a contact take one that no call before has changed. */
export type Call = (client: ConnectClient, index: number) => Promise<unknown>;

const DAY_MS = 86_400_000;
const METRICS = [
  'AGENTS_ONLINE',
  'AGENTS_AVAILABLE',
  'AGENTS_ON_CONTACT',
  'AGENTS_STAFFED',
  'AGENTS_NON_PRODUCTIVE',
  'CONTACTS_IN_QUEUE',
  'CONTACTS_SCHEDULED',
  'OLDEST_CONTACT_AGE',
  'SLOTS_ACTIVE',
  'SLOTS_AVAILABLE',
] as const;

const contactOf = (list: readonly string[], index: number) => ({
  InstanceId,
  ContactId: nth(list, index),
});
/** Each call changes contacts of its own: the third part of those that wait. */
const waiting = (part: 0 | 1 | 2, index: number) => contactOf(WAITING, 3 * index + part);
const callOf = (index: number) => ({
  ...contactOf(CALLS, index),
  InitialContactId: nth(CALLS, index),
});

/** One call of each emulated operation, as large as it can be where its size is a choice. */
export const OPERATION_CALLS: Readonly<Record<string, Call>> = {
  AssociateContactWithUser: (client, index) =>
    client.send(
      new AssociateContactWithUserCommand({ ...waiting(0, index), UserId: nth(USERS, index) }),
    ),
  DescribeContact: (client, index) =>
    client.send(new DescribeContactCommand(contactOf(WAITING, index))),
  DescribeContactFlow: (client, index) =>
    client.send(new DescribeContactFlowCommand({ InstanceId, ContactFlowId: nth(FLOWS, index) })),
  DescribeInstance: (client) => client.send(new DescribeInstanceCommand({ InstanceId })),
  DescribeQueue: (client, index) =>
    client.send(new DescribeQueueCommand({ InstanceId, QueueId: nth(QUEUES, index) })),
  DescribeQuickConnect: (client, index) =>
    client.send(
      new DescribeQuickConnectCommand({ InstanceId, QuickConnectId: nth(QUICK_CONNECTS, index) }),
    ),
  DescribeRoutingProfile: (client, index) =>
    client.send(
      new DescribeRoutingProfileCommand({ InstanceId, RoutingProfileId: nth(PROFILES, index) }),
    ),
  DescribeUser: (client, index) =>
    client.send(new DescribeUserCommand({ InstanceId, UserId: nth(USERS, index) })),
  DismissUserContact: (client, index) =>
    client.send(
      new DismissUserContactCommand({ ...contactOf(MISSED, index), UserId: nth(USERS, index) }),
    ),
  GetContactAttributes: (client, index) =>
    client.send(
      new GetContactAttributesCommand({ InstanceId, InitialContactId: nth(WAITING, index) }),
    ),
  GetContactMetrics: (client, index) =>
    client.send(
      new GetContactMetricsCommand({
        // Contacts of the longest queue.
        ...contactOf(WAITING, 4_000 + 2 * index),
        Metrics: [{ Name: 'POSITION_IN_QUEUE' }, { Name: 'ESTIMATED_WAIT_TIME' }],
      }),
    ),
  GetCurrentMetricData: (client) =>
    client.send(
      new GetCurrentMetricDataCommand({
        InstanceId,
        Filters: { Queues: [...QUEUES], Channels: ['VOICE', 'CHAT', 'TASK'] },
        Groupings: ['QUEUE', 'CHANNEL'],
        CurrentMetrics: METRICS.map((Name) => ({ Name })),
        MaxResults: 100,
      }),
    ),
  GetCurrentUserData: (client) =>
    client.send(
      new GetCurrentUserDataCommand({
        InstanceId,
        Filters: { Queues: [...QUEUES] },
        MaxResults: 100,
      }),
    ),
  GetEffectiveHoursOfOperations: (client) =>
    client.send(
      new GetEffectiveHoursOfOperationsCommand({
        InstanceId,
        HoursOfOperationId: 'hours',
        FromDate: '2026-01-01',
        ToDate: '2026-01-31',
      }),
    ),
  ListAgentStatuses: (client) => client.send(new ListAgentStatusesCommand({ InstanceId })),
  ListAssociatedContacts: (client, index) =>
    client.send(new ListAssociatedContactsCommand(contactOf(ENDED, index))),
  ListContactFlows: (client) => client.send(new ListContactFlowsCommand({ InstanceId })),
  ListContactReferences: (client, index) =>
    client.send(
      new ListContactReferencesCommand({ ...contactOf(WAITING, index), ReferenceTypes: ['URL'] }),
    ),
  ListInstances: (client) => client.send(new ListInstancesCommand()),
  ListQueueQuickConnects: (client) =>
    client.send(new ListQueueQuickConnectsCommand({ InstanceId, QueueId: nth(QUEUES, 0) })),
  ListQueues: (client) => client.send(new ListQueuesCommand({ InstanceId, MaxResults: 1000 })),
  ListQuickConnects: (client) => client.send(new ListQuickConnectsCommand({ InstanceId })),
  ListRoutingProfileManualAssignmentQueues: (client, index) =>
    client.send(
      new ListRoutingProfileManualAssignmentQueuesCommand({
        InstanceId,
        RoutingProfileId: nth(PROFILES, index),
      }),
    ),
  ListRoutingProfileQueues: (client, index) =>
    client.send(
      new ListRoutingProfileQueuesCommand({ InstanceId, RoutingProfileId: nth(PROFILES, index) }),
    ),
  ListUsers: (client) => client.send(new ListUsersCommand({ InstanceId })),
  MonitorContact: (client, index) =>
    client.send(
      new MonitorContactCommand({
        ...contactOf(CALLS, index),
        // Another user for each round through the calls.
        UserId: nth(USERS, index + 1 + Math.floor(index / CALLS.length)),
        AllowedMonitorCapabilities: ['SILENT_MONITOR'],
      }),
    ),
  PauseContact: (client, index) => client.send(new PauseContactCommand(contactOf(ACCEPTED, index))),
  PutUserStatus: (client, index) =>
    client.send(
      new PutUserStatusCommand({
        InstanceId,
        UserId: nth(USERS, index),
        AgentStatusId: nth(['status-1', 'status-2'], index),
      }),
    ),
  ResumeContact: (client, index) =>
    client.send(new ResumeContactCommand(contactOf(ACCEPTED, index))),
  SuspendContactRecording: (client, index) =>
    client.send(new SuspendContactRecordingCommand(callOf(index))),
  ResumeContactRecording: (client, index) =>
    client.send(new ResumeContactRecordingCommand(callOf(index))),
  SearchContactFlows: (client) =>
    client.send(new SearchContactFlowsCommand({ InstanceId, MaxResults: 100 })),
  SearchContacts: (client) =>
    client.send(
      new SearchContactsCommand({
        InstanceId,
        TimeRange: {
          Type: 'INITIATION_TIMESTAMP',
          StartTime: new Date(Date.now() - 14 * DAY_MS),
          EndTime: new Date(),
        },
        SearchCriteria: {
          Name: { SearchText: ['contact'], MatchType: 'MATCH_ANY' },
          Channels: ['TASK', 'VOICE'],
        },
        MaxResults: 100,
      }),
    ),
  SearchQueues: (client) => client.send(new SearchQueuesCommand({ InstanceId, MaxResults: 500 })),
  SearchQuickConnects: (client) =>
    client.send(new SearchQuickConnectsCommand({ InstanceId, MaxResults: 100 })),
  SearchRoutingProfiles: (client) =>
    client.send(new SearchRoutingProfilesCommand({ InstanceId, MaxResults: 500 })),
  SearchUsers: (client) => client.send(new SearchUsersCommand({ InstanceId, MaxResults: 500 })),
  StartOutboundVoiceContact: (client, index) =>
    client.send(
      new StartOutboundVoiceContactCommand({
        InstanceId,
        DestinationPhoneNumber: '+12025550199',
        ContactFlowId: 'inbound',
        QueueId: nth(QUEUES, index),
      }),
    ),
  StartTaskContact: (client) =>
    client.send(
      new StartTaskContactCommand({ InstanceId, Name: 'Task', ContactFlowId: 'inbound' }),
    ),
  StopContact: (client, index) => client.send(new StopContactCommand(waiting(1, index))),
  TagContact: (client, index) =>
    client.send(new TagContactCommand({ ...contactOf(WAITING, index), Tags: { seen: 'yes' } })),
  TransferContact: (client, index) =>
    client.send(
      new TransferContactCommand({
        ...waiting(2, index),
        ...(index % 2 === 0
          ? { ContactFlowId: 'to-queue', QueueId: nth(QUEUES, 0) }
          : { ContactFlowId: 'to-user', UserId: nth(USERS, 0) }),
      }),
    ),
  UntagContact: (client, index) =>
    client.send(new UntagContactCommand({ ...contactOf(WAITING, index), TagKeys: ['seen'] })),
  UpdateContact: (client, index) =>
    client.send(new UpdateContactCommand({ ...contactOf(WAITING, index), Name: 'Other name' })),
  UpdateContactAttributes: (client, index) =>
    client.send(
      new UpdateContactAttributesCommand({
        InstanceId,
        InitialContactId: nth(ENDED, 10 * index),
        Attributes: { step: String(index) },
      }),
    ),
  UpdateContactRoutingData: (client, index) =>
    client.send(
      new UpdateContactRoutingDataCommand({
        // One that no other call ends or assigns.
        ...contactOf(WAITING, WAITING.length - 1 - index),
        QueuePriority: 1,
      }),
    ),
  UpdateContactSchedule: (client, index) =>
    client.send(
      new UpdateContactScheduleCommand({
        ...contactOf(SCHEDULED, index),
        ScheduledTime: new Date(Date.now() + 2 * DAY_MS),
      }),
    ),
};
