import {
  GetCurrentMetricDataCommand,
  GetCurrentUserDataCommand,
  PauseContactCommand,
  ResumeContactCommand,
  StartTaskContactCommand,
} from '@aws-sdk/client-connect';
import { afterEach, describe, expect, test } from '@jest/globals';
import { parseSeed } from '../../src/emulator/seed.ts';
import { conflict, rejection } from './conformance/support/rejection.ts';
import { sdkOf } from './support/sdk.ts';
import { closeEmulators, ids, start as startEmulator, World } from './support/wire.ts';

afterEach(closeEmulators);

const InstanceId = ids.instance;
const seed = parseSeed({
  instances: [{ id: InstanceId }],
  queues: [
    { id: 'q-1', name: 'Claims', maxContacts: 2 },
    { id: 'q-2', name: 'Billing' },
  ],
  routingProfiles: [
    {
      id: 'r-1',
      name: 'Tasks',
      mediaConcurrencies: [{ channel: 'TASK', concurrency: 1 }],
      queues: [{ queueId: 'q-1' }],
    },
  ],
  users: [
    { id: 'amara', username: 'amara', routingProfileId: 'r-1' },
    { id: 'ben', username: 'ben', routingProfileId: 'r-1', handling: 'MANUAL' },
  ],
  contactFlows: [
    { id: 'to-claims', name: 'Claims', queueId: 'q-1' },
    { id: 'to-billing', name: 'Billing', queueId: 'q-2' },
    { id: 'to-amara', name: 'Amara', queueId: 'amara' },
    { id: 'to-ben', name: 'Ben', queueId: 'ben' },
    { id: 'nowhere', name: 'Nowhere' },
    { id: 'transfer', name: 'Transfer', type: 'QUEUE_TRANSFER' },
  ],
  contacts: [
    {
      id: 'seeded',
      queueId: 'q-1',
      initiationTimestamp: -300,
      pauses: [{ from: -200, until: -140 }, { from: -60 }],
    },
    {
      id: 'seeded-and-ended',
      initiationTimestamp: -300,
      pauses: [{ from: -200 }],
      disconnectTimestamp: -100,
    },
  ],
});

/** A contact centre of a test's own, with the steps that the tests are made of. */
async function open(consistencyDelayMs = 0) {
  const world = new World();
  const emulator = await startEmulator({ seed, now: world.now, consistencyDelayMs });
  const { client, ...contacts } = sdkOf(emulator);
  return {
    client,
    world,
    ...contacts,
    start: async (ContactFlowId: string) => {
      const input = { InstanceId, Name: 'Task', ContactFlowId };
      const { ContactId = '' } = await client.send(new StartTaskContactCommand(input));
      return ContactId;
    },
    pause: (ContactId: string) => client.send(new PauseContactCommand({ InstanceId, ContactId })),
    resume: (ContactId: string, ContactFlowId?: string) =>
      client.send(new ResumeContactCommand({ InstanceId, ContactId, ContactFlowId })),
    /** How many contacts wait in a queue, and since how many seconds the oldest one does. */
    waiting: async (queue: string) => {
      const { MetricResults } = await client.send(
        new GetCurrentMetricDataCommand({
          InstanceId,
          Filters: { Queues: [queue] },
          Groupings: ['QUEUE'],
          CurrentMetrics: [{ Name: 'CONTACTS_IN_QUEUE' }, { Name: 'OLDEST_CONTACT_AGE' }],
        }),
      );
      return MetricResults?.[0]?.Collections?.map(({ Value }) => Value);
    },
    /** The slots of an agent for tasks, and the contacts in the agent's list with their states. */
    agent: async (id: string) => {
      const Filters = { Agents: [id] };
      const { UserDataList } = await client.send(
        new GetCurrentUserDataCommand({ InstanceId, Filters }),
      );
      const data = UserDataList?.[0];
      return {
        active: data?.ActiveSlotsByChannel?.TASK,
        available: data?.AvailableSlotsByChannel?.TASK,
        contacts: data?.Contacts?.map((one) => `${one.ContactId} ${one.AgentContactState}`).sort(),
      };
    },
  };
}

describe('a task that waits in a queue', () => {
  test('leaves it when it is paused, and comes back as the last when it is resumed', async () => {
    const { world, start, pause, resume, waiting, describe: read } = await open();
    const task = await start('to-claims');
    world.advance(10_000);
    await start('to-claims');
    expect(await waiting('q-1')).toStrictEqual([2, 10]);

    await pause(task);
    expect(await waiting('q-1')).toStrictEqual([1, 0]);
    world.advance(5000);
    const resumedAt = world.now();
    await resume(task);
    expect(await waiting('q-1')).toStrictEqual([2, 5]);
    expect(await read(task)).toMatchObject({
      QueueInfo: { Id: 'q-1', EnqueueTimestamp: resumedAt },
      LastResumedTimestamp: resumedAt,
      LastUpdateTimestamp: resumedAt,
    });
  });

  test('leaves its place to others, so that it may find the queue full', async () => {
    const { start, pause, resume, waiting, describe: read } = await open();
    const task = await start('to-claims');
    await pause(task);
    await start('to-claims');
    const last = await start('to-claims');
    expect(await read(last)).not.toHaveProperty('DisconnectTimestamp');

    await resume(task);
    expect(await waiting('q-1')).toStrictEqual([2, 0]);
    expect(await read(task)).toMatchObject({ DisconnectReason: 'CONTACT_FLOW_DISCONNECT' });
  });

  test('goes where the flow that resumes it leads', async () => {
    const { start, pause, resume, waiting, describe: read } = await open();
    const task = await start('to-claims');
    await pause(task);
    await resume(task, 'to-billing');
    expect(await read(task)).toMatchObject({ QueueInfo: { Id: 'q-2' } });
    expect(await waiting('q-2')).toStrictEqual([1, 0]);

    await pause(task);
    await resume(task, 'nowhere');
    expect(await read(task)).not.toHaveProperty('QueueInfo');
    expect(await read(task)).not.toHaveProperty('DisconnectTimestamp');
  });

  test('is not given to an agent while it is paused', async () => {
    const { start, pause, resume, stop, agent } = await open();
    const first = await start('to-amara');
    const second = await start('to-amara');
    await pause(second);
    await stop(first);
    expect(await agent('amara')).toStrictEqual({ active: 0, available: 1, contacts: [] });
    await resume(second);
    const contacts = [`${second} CONNECTED`];
    expect(await agent('amara')).toStrictEqual({ active: 1, available: 0, contacts });
  });

  test('is no longer offered when it is paused, and is offered again when it is resumed', async () => {
    const { start, pause, resume, agent } = await open();
    const task = await start('to-ben');
    const offered = { active: 0, available: 0, contacts: [`${task} CONNECTING`] };
    expect(await agent('ben')).toStrictEqual(offered);
    await pause(task);
    expect(await agent('ben')).toStrictEqual({ active: 0, available: 1, contacts: [] });
    await resume(task);
    expect(await agent('ben')).toStrictEqual(offered);
  });
});

describe('a task that an agent has', () => {
  test('frees its slot, which takes the next task at once', async () => {
    const { start, pause, agent } = await open();
    const first = await start('to-amara');
    const second = await start('to-amara');
    expect((await agent('amara')).contacts).toStrictEqual([`${first} CONNECTED`]);

    await pause(first);
    expect(await agent('amara')).toStrictEqual({
      active: 1,
      available: 0,
      contacts: [`${first} CONNECTED`, `${second} CONNECTED`].sort(),
    });
  });

  test('counts as an active slot of its queue, and keeps its agent on contact', async () => {
    const { client, start, pause, waiting } = await open();
    const figures = async () => {
      const { MetricResults } = await client.send(
        new GetCurrentMetricDataCommand({
          InstanceId,
          Filters: { Queues: ['amara'] },
          Groupings: ['QUEUE'],
          CurrentMetrics: [
            { Name: 'SLOTS_ACTIVE' },
            { Name: 'SLOTS_AVAILABLE' },
            { Name: 'AGENTS_ON_CONTACT' },
            { Name: 'AGENTS_AVAILABLE' },
          ],
        }),
      );
      return MetricResults?.[0]?.Collections?.map(({ Value }) => Value);
    };
    expect(await figures()).toStrictEqual([0, 1, 0, 1]);
    const task = await start('to-amara');
    expect(await figures()).toStrictEqual([1, 0, 1, 0]);
    await pause(task);
    expect(await figures()).toStrictEqual([1, 1, 1, 0]);
    expect(await waiting('amara')).toStrictEqual([0, 0]);
  });

  test('is resumed by an agent without a free slot', async () => {
    const { start, pause, resume, stop, agent, describe: read } = await open();
    const first = await start('to-amara');
    const second = await start('to-amara');
    await pause(first);
    await resume(first, 'to-billing');
    expect(await agent('amara')).toMatchObject({ active: 2, available: 0 });
    expect(await read(first)).toMatchObject({
      AgentInfo: { Id: 'amara' },
      QueueInfo: { Id: 'amara' },
    });
    await stop(second);
    expect(await agent('amara')).toMatchObject({ active: 1, available: 0 });
    await stop(first);
    expect(await agent('amara')).toMatchObject({ active: 0, available: 1 });
  });

  test('leaves the agent when it is transferred while it is paused', async () => {
    const { start, pause, transfer, agent, waiting, describe: read } = await open();
    const task = await start('to-amara');
    await pause(task);
    const moved = await transfer({
      InstanceId,
      ContactId: task,
      ContactFlowId: 'transfer',
      QueueId: 'q-2',
    });
    expect(await agent('amara')).toStrictEqual({ active: 0, available: 1, contacts: [] });
    expect(await waiting('q-2')).toStrictEqual([1, 0]);
    expect(await read(moved)).toMatchObject({ TotalPauseCount: 0, TotalPauseDurationInSeconds: 0 });
  });
});

describe('the times of pauses', () => {
  test('add up, and those with an agent count for the agent', async () => {
    const { world, start, pause, resume, describe: read } = await open();
    const first = await start('to-amara');
    const task = await start('to-amara');
    await pause(task);
    world.advance(60_500);
    await resume(task);
    await pause(first); // its slot is the task's now
    world.advance(1000);
    const pausedAt = world.now();
    await pause(task);
    world.advance(30_500);
    const resumedAt = world.now();
    await resume(task);

    expect(await read(task)).toMatchObject({
      TotalPauseCount: 2,
      TotalPauseDurationInSeconds: 91,
      LastPausedTimestamp: pausedAt,
      LastResumedTimestamp: resumedAt,
      AgentInfo: { Id: 'amara', AgentPauseDurationInSeconds: 30 },
    });
  });

  test('count a pause until the end of the task', async () => {
    const { world, start, pause, stop, describe: read } = await open();
    const task = await start('to-claims');
    await pause(task);
    world.advance(20_000);
    expect(await read(task)).toMatchObject({ TotalPauseDurationInSeconds: 0 });
    await stop(task);
    world.advance(20_000);
    const ended = await read(task);
    expect(ended).toMatchObject({ TotalPauseCount: 1, TotalPauseDurationInSeconds: 20 });
    expect(ended).not.toHaveProperty('LastResumedTimestamp');
  });

  test('distinguish pauses of one millisecond', async () => {
    const { start, pause, resume, waiting } = await open();
    const task = await start('to-claims');
    await pause(task);
    await resume(task);
    await pause(task);
    expect(await rejection(pause(task))).toStrictEqual(conflict);
    expect(await waiting('q-1')).toStrictEqual([0, 0]);
  });

  test('come from a seed, too', async () => {
    const { world, resume, pause, waiting, describe: read } = await open();
    expect(await read('seeded')).toMatchObject({
      TotalPauseCount: 2,
      TotalPauseDurationInSeconds: 60,
    });
    expect(await waiting('q-1')).toStrictEqual([0, 0]);
    expect(await rejection(pause('seeded'))).toStrictEqual(conflict);
    world.advance(10_000);
    await resume('seeded');
    expect(await waiting('q-1')).toStrictEqual([1, 0]);
    expect(await read('seeded')).toMatchObject({ TotalPauseDurationInSeconds: 130 });
    expect(await read('seeded-and-ended')).toMatchObject({ TotalPauseDurationInSeconds: 100 });
  });

  test('are seen after the delay, and decided on at once', async () => {
    const { world, start, pause, describe: read } = await open(2000);
    const task = await start('to-claims');
    world.advance(2000);
    await pause(task);
    expect(await read(task)).toMatchObject({ TotalPauseCount: 0 });
    expect(await rejection(pause(task))).toStrictEqual(conflict);
    world.advance(2000);
    expect(await read(task)).toMatchObject({ TotalPauseCount: 1 });
  });
});
