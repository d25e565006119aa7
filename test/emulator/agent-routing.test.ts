import type {
  AgentContactReference,
  GetCurrentMetricDataCommandInput,
  UserData,
} from '@aws-sdk/client-connect';
import {
  AssociateContactWithUserCommand,
  GetCurrentMetricDataCommand,
  GetCurrentUserDataCommand,
  ListAgentStatusesCommand,
  PutUserStatusCommand,
  StopContactCommand,
  TransferContactCommand,
} from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import type { EmulatorOptions } from '../../src/emulator/emulator.ts';
import { parseSeed } from '../../src/emulator/seed.ts';
import { ids as builtIn } from './conformance/support/built-in.ts';
import { contactsOf } from './conformance/support/contacts.ts';
import { openEmulator, type Target } from './conformance/support/target.ts';
import { World } from './support/wire.ts';

const InstanceId = 'i';
const task = (id: string, change: object = {}) => ({ id, queueId: 'q', ...change });

/** Agents who take two tasks and a call, and tasks that wait. */
const seed = (agents: readonly object[], contacts: readonly object[]) =>
  parseSeed({
    instances: [{ id: InstanceId }],
    queues: [{ id: 'q', name: 'Q' }],
    contactFlows: [{ id: 'f', name: 'To agent', type: 'AGENT_TRANSFER' }],
    routingProfiles: [
      {
        id: 'r',
        name: 'R',
        mediaConcurrencies: [
          { channel: 'TASK', concurrency: 2 },
          { channel: 'VOICE', concurrency: 1 },
        ],
      },
    ],
    agentStatuses: [{ id: 'lunch', name: 'Lunch' }],
    users: agents.map((agent) => ({ id: 'ann', username: 'ann', routingProfileId: 'r', ...agent })),
    contacts,
  });

const offline = { status: { name: 'Offline' } };

/** What the tests do and see, through the SDK. */
class Centre {
  readonly #target: Target;

  constructor(target: Target) {
    this.#target = target;
  }

  static async open(
    agents: readonly object[],
    contacts: readonly object[],
    options: EmulatorOptions = {},
  ): Promise<Centre> {
    return new Centre(await openEmulator({ seed: seed(agents, contacts), ...options }));
  }

  async transfer(ContactId: string, UserId = 'ann'): Promise<string> {
    const input = { InstanceId, ContactId, ContactFlowId: 'f', UserId };
    const answer = await this.#target.client.send(new TransferContactCommand(input));
    return answer.ContactId ?? '';
  }

  async associate(ContactId: string, UserId = 'ann'): Promise<void> {
    const input = { InstanceId, ContactId, UserId };
    await this.#target.client.send(new AssociateContactWithUserCommand(input));
  }

  async stop(ContactId: string): Promise<void> {
    await this.#target.client.send(new StopContactCommand({ InstanceId, ContactId }));
  }

  async putStatus(name: string, UserId = 'ann'): Promise<void> {
    const { client } = this.#target;
    const listed = await client.send(new ListAgentStatusesCommand({ InstanceId }));
    const status = listed.AgentStatusSummaryList?.find(({ Name }) => Name === name);
    const input = { InstanceId, UserId, AgentStatusId: status?.Id ?? '' };
    await client.send(new PutUserStatusCommand(input));
  }

  async data(user = 'ann'): Promise<UserData> {
    const input = { InstanceId, Filters: { Agents: [user] } };
    const { UserDataList } = await this.#target.client.send(new GetCurrentUserDataCommand(input));
    return UserDataList?.[0] ?? {};
  }

  /** The list of an agent, in the order in which the contacts were made. */
  async list(user = 'ann'): Promise<string[]> {
    const { Contacts = [] } = await this.data(user);
    return Contacts.map(
      ({ ContactId, AgentContactState }: AgentContactReference) =>
        `${ContactId ?? ''} ${AgentContactState ?? ''}`,
    );
  }

  read(contactId: string): ReturnType<ReturnType<typeof contactsOf>['describe']> {
    const { describe: read } = contactsOf({
      ...this.#target,
      directory: { ...this.#target.directory, instanceId: InstanceId },
    });
    return read(contactId);
  }
}

const newIds = (): (() => string) => new World().newId;

const atOffline = await Centre.open([offline], [task('a'), task('b')], { newId: newIds() });
const waiting = { QueueInfo: { Id: 'ann', EnqueueTimestamp: expect.any(Date) } };

describe('an agent who is offline', () => {
  test('gets transfers and assignments when the status becomes Available', async () => {
    const moved = await atOffline.transfer('a');
    await atOffline.associate('b');
    for (const id of [moved, 'b']) {
      const contact = await atOffline.read(id);
      expect(contact).toMatchObject(waiting);
      expect(contact).not.toHaveProperty('AgentInfo');
    }
    expect(await atOffline.list()).toStrictEqual([]);

    await atOffline.putStatus('Lunch');
    expect(await atOffline.list()).toStrictEqual([]);
    await atOffline.putStatus('Available');
    expect(await atOffline.list()).toStrictEqual(['b CONNECTED', 'new-1 CONNECTED']);
    expect(await atOffline.read('b')).toMatchObject({ ...waiting, AgentInfo: { Id: 'ann' } });
  });
});

const held = (id: string) => task(id, { userId: 'ann' });
const atCapacity = await Centre.open(
  [{}, { id: 'bob', username: 'bob' }],
  [held('a'), held('b'), task('c'), task('d'), task('e')],
  { newId: newIds() },
);

describe('an agent at capacity', () => {
  test('gets what waits as slots become free, by a stop and by a transfer', async () => {
    await atCapacity.transfer('c');
    await atCapacity.transfer('d');
    await atCapacity.associate('e');
    // What is assigned is offered, even so.
    expect(await atCapacity.list()).toStrictEqual(['a CONNECTED', 'b CONNECTED', 'e CONNECTING']);
    expect(await atCapacity.data()).toMatchObject({
      MaxSlotsByChannel: { TASK: 2 },
      ActiveSlotsByChannel: { TASK: 2 },
      AvailableSlotsByChannel: { TASK: 0 },
    });

    await atCapacity.stop('a');
    expect(await atCapacity.list()).toStrictEqual(['b CONNECTED', 'e CONNECTED']);
    await atCapacity.transfer('b', 'bob');
    expect(await atCapacity.list()).toStrictEqual(['e CONNECTED', 'new-1 CONNECTED']);
    expect(await atCapacity.list('bob')).toStrictEqual(['new-3 CONNECTED']);
    await atCapacity.stop('e');
    expect(await atCapacity.list()).toStrictEqual(['new-1 CONNECTED', 'new-2 CONNECTED']);
  });
});

const busyOnCall = await Centre.open(
  [{}],
  [task('call', { channel: 'VOICE', userId: 'ann' }), task('a')],
  { newId: newIds() },
);

test('an agent on a call gets a task when the call has ended', async () => {
  await busyOnCall.transfer('a');
  expect(await busyOnCall.list()).toStrictEqual(['call CONNECTED']);
  await busyOnCall.stop('call');
  expect(await busyOnCall.list()).toStrictEqual(['new-1 CONNECTED']);
});

const queued = (id: string, enqueueTimestamp: number, queuePriority = 5) =>
  task(id, { queueId: 'ann', enqueueTimestamp, queuePriority });
const inOrder = await Centre.open(
  [offline],
  [
    queued('young', -10),
    queued('old', -20),
    queued('urgent', -1, 1),
    task('paused', { queueId: 'ann', queuePriority: 1, pauses: [{ from: -5 }] }),
  ],
);

test('contacts of an agent queue are offered by priority, then by age, and not while paused', async () => {
  await inOrder.putStatus('Available');
  expect(await inOrder.list()).toStrictEqual(['old CONNECTED', 'urgent CONNECTED']);
  await inOrder.stop('urgent');
  await inOrder.stop('old');
  expect(await inOrder.list()).toStrictEqual(['young CONNECTED']);
});

const manual = await Centre.open([{ handling: 'MANUAL' }], [task('a'), task('b'), task('c')], {
  newId: newIds(),
});

describe('a MANUAL agent', () => {
  test('is offered as many contacts as there are slots, and keeps what was offered and has ended', async () => {
    for (const id of ['a', 'b', 'c']) await manual.transfer(id);
    expect(await manual.list()).toStrictEqual(['new-1 CONNECTING', 'new-2 CONNECTING']);
    expect(await manual.data()).toMatchObject({
      ActiveSlotsByChannel: { TASK: 0 },
      AvailableSlotsByChannel: { TASK: 0 },
    });
    expect(await manual.read('new-1')).not.toHaveProperty('AgentInfo');

    await manual.stop('new-1');
    expect(await manual.list()).toStrictEqual(['new-1 REJECTED', 'new-2 CONNECTING']);
  });

  test('loses offers on going offline, and nothing else', async () => {
    await manual.putStatus('Offline');
    expect(await manual.list()).toStrictEqual(['new-1 REJECTED']);
    expect(await manual.read('new-2')).toMatchObject(waiting);
    await manual.putStatus('Available');
    expect(await manual.list()).toStrictEqual(['new-1 REJECTED', 'new-2 CONNECTING']);
  });
});

const world = new World();
const delayed = await Centre.open([offline], [task('a')], {
  now: world.now,
  consistencyDelayMs: 2000,
});

test('an assignment is seen after the consistency delay, and decided at once', async () => {
  await delayed.associate('a');
  expect(await delayed.read('a')).toMatchObject({ QueueInfo: { Id: 'q' } });
  await delayed.putStatus('Available');
  expect(await delayed.list()).toStrictEqual([]);
  world.advance(2000);
  expect(await delayed.list()).toStrictEqual(['a CONNECTED']);
  expect(await delayed.read('a')).toMatchObject({ AgentInfo: { Id: 'ann' } });
});

const full = await Centre.open(
  [offline],
  [...Array.from({ length: 10 }, (_, n) => task(`w${n}`, { queueId: 'ann' })), task('a')],
);

test('an agent queue of ten takes no assignment, which leaves the contact where it is', async () => {
  await expect(full.associate('a')).rejects.toMatchObject({ name: 'InvalidRequestException' });
  expect(await full.read('a')).toMatchObject({ QueueInfo: { Id: 'q' } });
  await full.associate('w3'); // is there already
  await full.stop('w0');
  await full.associate('a');
  expect(await full.read('a')).toMatchObject(waiting);
});

const emil = await openEmulator();

test('Emil of the built-in data is offline: a transfer to Emil waits', async () => {
  const { describe: read, start, toUser, transfer } = contactsOf(emil);
  const moved = await transfer({ ...toUser(await start()), UserId: builtIn.user(5) });
  const contact = await read(moved);
  expect(contact).toMatchObject({ QueueInfo: { Id: builtIn.user(5) } });
  expect(contact).not.toHaveProperty('AgentInfo');
  const metrics = {
    InstanceId: builtIn.instance(1),
    Filters: { Queues: [builtIn.user(5)] },
    CurrentMetrics: [{ Name: 'CONTACTS_IN_QUEUE' }, { Name: 'AGENTS_ONLINE' }],
  } satisfies GetCurrentMetricDataCommandInput;
  const { MetricResults } = await emil.client.send(new GetCurrentMetricDataCommand(metrics));
  expect(MetricResults?.[0]?.Collections?.map(({ Value }) => Value)).toStrictEqual([1, 0]);
});
