import type { Contact, CurrentMetricName, UserData } from '@aws-sdk/client-connect';
import {
  DescribeContactCommand,
  GetContactMetricsCommand,
  GetCurrentMetricDataCommand,
  GetCurrentUserDataCommand,
  ListAssociatedContactsCommand,
  SearchContactsCommand,
} from '@aws-sdk/client-connect';
import { expect } from '@jest/globals';
import { type Centre, InstanceId, QUEUES, USERS } from './random-centre.ts';

const offered: readonly string[] = ['INCOMING', 'CONNECTING', 'PENDING'];
const connected: readonly string[] = ['CONNECTED', 'CONNECTED_ONHOLD'];
const handled: readonly string[] = [...connected, 'PENDING', 'ENDED'];

/** A contact in the list of an agent. */
interface Listed {
  readonly userId: string;
  readonly contactId: string;
  readonly state: string;
}

/** Expects of all that a client can read that it fits together. Returns the contacts. */
export async function checkInvariants(centre: Centre): Promise<Contact[]> {
  const contacts = await Promise.all(centre.contacts.map((id) => describe(centre, id)));
  const agents = await agentsOf(centre);
  const listed = agents.flatMap(listOf);
  for (const contact of contacts) checkContact(contact, listed);
  for (const agent of agents) checkSlots(agent, contacts);
  checkChains(contacts);
  await checkSearch(centre);
  await checkTrees(centre, contacts);
  await checkMetrics(centre, contacts, listed);
  return contacts;
}

async function describe({ client }: Centre, ContactId: string): Promise<Contact> {
  const { Contact } = await client.send(new DescribeContactCommand({ InstanceId, ContactId }));
  return Contact ?? {};
}

async function agentsOf({ client }: Centre): Promise<UserData[]> {
  const input = { InstanceId, Filters: { Agents: [...USERS] } };
  const { UserDataList } = await client.send(new GetCurrentUserDataCommand(input));
  expect(UserDataList?.map(({ User }) => User?.Id)).toStrictEqual([...USERS]);
  return UserDataList ?? [];
}

function listOf({ User, Contacts = [] }: UserData): Listed[] {
  return Contacts.map(({ ContactId = '', AgentContactState = '' }) => ({
    userId: User?.Id ?? '',
    contactId: ContactId,
    state: AgentContactState,
  }));
}

function isPaused({
  LastPausedTimestamp,
  LastResumedTimestamp,
  DisconnectTimestamp,
}: Contact): boolean {
  return (
    DisconnectTimestamp === undefined &&
    LastPausedTimestamp !== undefined &&
    (LastResumedTimestamp === undefined || LastResumedTimestamp < LastPausedTimestamp)
  );
}

/** Times in order, and in exactly those lists that its agent and its end allow. */
function checkContact(contact: Contact, all: readonly Listed[]): void {
  const { Id, QueueInfo, AgentInfo, InitiationTimestamp, DisconnectTimestamp } = contact;
  const times = [
    InitiationTimestamp,
    QueueInfo?.EnqueueTimestamp,
    AgentInfo?.ConnectedToAgentTimestamp,
    DisconnectTimestamp,
    AgentInfo?.AfterContactWorkStartTimestamp,
    AgentInfo?.AfterContactWorkEndTimestamp,
  ].flatMap((time) => time?.getTime() ?? []);
  expect([Id, times]).toStrictEqual([Id, times.toSorted((a, b) => a - b)]);
  const updated = contact.LastUpdateTimestamp?.getTime() ?? 0;
  expect(updated).toBeGreaterThanOrEqual(InitiationTimestamp?.getTime() ?? Infinity);
  expect([Id, contact.DisconnectReason !== undefined]).toStrictEqual([
    Id,
    DisconnectTimestamp !== undefined,
  ]);

  const at = all.filter(({ contactId }) => contactId === Id);
  const isActive = DisconnectTimestamp === undefined;
  const withAgent = at.filter(({ state }) => connected.includes(state));
  expect([Id, withAgent.map(({ userId }) => userId)]).toStrictEqual([
    Id,
    isActive && AgentInfo !== undefined ? [AgentInfo.Id] : [],
  ]);
  const isOffer = at.some(({ state }) => offered.includes(state));
  if (isOffer) {
    expect([Id, isActive, QueueInfo !== undefined, AgentInfo, isPaused(contact)]).toStrictEqual([
      Id,
      true,
      true,
      undefined,
      false,
    ]);
  }
  const works = at.filter(({ state }) => state === 'ENDED');
  if (works.length > 0) {
    expect([Id, isActive, works.map(({ userId }) => userId)]).toStrictEqual([
      Id,
      false,
      [AgentInfo?.Id],
    ]);
  }
  const tags = Object.keys(contact.Tags ?? {}).filter((key) => !key.startsWith('aws:'));
  expect(tags.length).toBeLessThanOrEqual(6);
}

/** Slots fit the list, and nothing waits for an agent who could take it. */
function checkSlots(agent: UserData, contacts: readonly Contact[]): void {
  const id = agent.User?.Id ?? '';
  const list = agent.Contacts ?? [];
  const paused = new Set(contacts.filter(isPaused).map(({ Id }) => Id));
  for (const channel of ['TASK', 'CHAT', 'VOICE'] as const) {
    const own = list.filter(
      ({ Channel, ContactId }) => Channel === channel && !paused.has(ContactId),
    );
    const active = own.filter(({ AgentContactState: state = '' }) => handled.includes(state));
    const free = agent.AvailableSlotsByChannel?.[channel] ?? NaN;
    const max = agent.MaxSlotsByChannel?.[channel] ?? NaN;
    expect([id, channel, agent.ActiveSlotsByChannel?.[channel]]).toStrictEqual([
      id,
      channel,
      active.length,
    ]);
    expect(free).toBeGreaterThanOrEqual(0);
    if (free > 0) expect([id, channel, free + own.length]).toStrictEqual([id, channel, max]);
    if (agent.Status?.StatusName !== 'Available') expect([id, free]).toStrictEqual([id, 0]);
    const couldTake = contacts.filter(
      (contact) =>
        contact.Channel === channel &&
        waits(contact) &&
        contact.QueueInfo?.Id === id &&
        !list.some(({ ContactId }) => ContactId === contact.Id),
    );
    if (free > 0) expect([id, couldTake.map(({ Id }) => Id)]).toStrictEqual([id, []]);
  }
}

/** In a queue, with no agent yet. */
function waits(contact: Contact): boolean {
  const { QueueInfo, AgentInfo, DisconnectTimestamp } = contact;
  return (
    QueueInfo !== undefined &&
    AgentInfo === undefined &&
    DisconnectTimestamp === undefined &&
    !isPaused(contact)
  );
}

/** All contacts of a chain have the same attributes, and the root is one of them. */
function checkChains(contacts: readonly Contact[]): void {
  const byId = new Map(contacts.map((contact) => [contact.Id, contact]));
  for (const { Id, InitialContactId, PreviousContactId, Attributes } of contacts) {
    expect([Id, InitialContactId === undefined]).toStrictEqual([
      Id,
      PreviousContactId === undefined,
    ]);
    if (InitialContactId === undefined) continue;
    expect([Id, Attributes]).toStrictEqual([Id, byId.get(InitialContactId)?.Attributes]);
  }
}

/** No contact is lost, and none comes twice. */
async function checkSearch({ client, contacts, world }: Centre): Promise<void> {
  const { Contacts, TotalCount } = await client.send(
    new SearchContactsCommand({
      InstanceId,
      TimeRange: {
        Type: 'INITIATION_TIMESTAMP',
        StartTime: new Date(world.now().getTime() - 86_400_000),
        EndTime: world.now(),
      },
      MaxResults: 100,
    }),
  );
  expect(Contacts?.map(({ Id }) => Id).toSorted()).toStrictEqual(contacts.toSorted());
  expect(TotalCount).toBe(contacts.length);
}

/** Each contact is in exactly one tree, of twelve contacts at most. */
async function checkTrees({ client }: Centre, contacts: readonly Contact[]): Promise<void> {
  const roots = new Set(contacts.map(({ ContactAssociationId }) => ContactAssociationId));
  const trees = await Promise.all(
    [...roots].map(async (ContactId) => {
      const input = { InstanceId, ContactId, MaxResults: 100 };
      const { ContactSummaryList } = await client.send(new ListAssociatedContactsCommand(input));
      return ContactSummaryList?.map((one) => one.ContactId) ?? [];
    }),
  );
  for (const tree of trees) expect(tree.length).toBeLessThanOrEqual(12);
  expect(trees.flat().toSorted()).toStrictEqual(contacts.map(({ Id }) => Id).toSorted());
}

const metrics = [
  'CONTACTS_IN_QUEUE',
  'SLOTS_ACTIVE',
  'OLDEST_CONTACT_AGE',
] as const satisfies CurrentMetricName[];

/** Metrics, and positions in queues, say the same as contacts and agents. */
async function checkMetrics(
  { client, world }: Centre,
  contacts: readonly Contact[],
  listed: readonly Listed[],
): Promise<void> {
  const queues = [...QUEUES, ...USERS];
  const { MetricResults = [] } = await client.send(
    new GetCurrentMetricDataCommand({
      InstanceId,
      Filters: { Queues: queues },
      Groupings: ['QUEUE'],
      CurrentMetrics: metrics.map((Name) => ({ Name })),
    }),
  );
  for (const queue of queues) {
    const row = MetricResults.find(({ Dimensions }) => Dimensions?.Queue?.Id === queue);
    const ofQueue = contacts.filter(({ QueueInfo }) => QueueInfo?.Id === queue);
    const inLine = ofQueue.filter(waits);
    const inQueue = inLine.filter(
      ({ Id }) => !listed.some((at) => at.contactId === Id && offered.includes(at.state)),
    );
    const slots = ofQueue.filter(({ Id }) =>
      listed.some((at) => at.contactId === Id && handled.includes(at.state)),
    );
    const oldest = Math.min(
      ...inQueue.map(({ QueueInfo }) => QueueInfo?.EnqueueTimestamp?.getTime() ?? 0),
      world.now().getTime(),
    );
    const expected = [inQueue.length, slots.length, (world.now().getTime() - oldest) / 1000];
    const values = row?.Collections?.map(({ Value }) => Value) ?? metrics.map(() => 0);
    expect([queue, ...values]).toStrictEqual([queue, ...expected]);

    const positions = await Promise.all(
      inLine.map(async ({ Id }) => {
        const Metrics = [{ Name: 'POSITION_IN_QUEUE' as const }];
        const input = { InstanceId, ContactId: Id, Metrics };
        const { MetricResults: results } = await client.send(new GetContactMetricsCommand(input));
        return results?.[0]?.Value?.Number ?? 0;
      }),
    );
    expect(positions.toSorted((a, b) => a - b)).toStrictEqual(inLine.map((_, index) => index + 1));
  }
}
