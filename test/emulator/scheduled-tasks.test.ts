import {
  GetCurrentMetricDataCommand,
  GetCurrentUserDataCommand,
  SearchContactsCommand,
  StartTaskContactCommand,
  UpdateContactScheduleCommand,
} from '@aws-sdk/client-connect';
import { afterEach, describe, expect, test } from '@jest/globals';
import { Clock } from '../../src/emulator/clock.ts';
import { createState } from '../../src/emulator/create-state.ts';
import type { EmulatorOptions } from '../../src/emulator/emulator.ts';
import { startTaskContact } from '../../src/emulator/operations/start-task-contact.ts';
import { updateContactSchedule } from '../../src/emulator/operations/update-contact-schedule.ts';
import { parseSeed } from '../../src/emulator/seed.ts';
import type { ContactRecord } from '../../src/emulator/store/contact-record.ts';
import { Timeline } from '../../src/emulator/timeline.ts';
import { invalidRequest, rejection } from './conformance/support/rejection.ts';
import { sdkOf } from './support/sdk.ts';
import { closeEmulators, ids, idOf, start as startEmulator, World } from './support/wire.ts';

afterEach(closeEmulators);

const InstanceId = ids.instance;
const minute = 60_000;

/** The built-in contact centre at a clock of the test's own. */
async function open(options: EmulatorOptions = {}) {
  const world = new World();
  const emulator = await startEmulator({ now: world.now, ...options });
  const { client, ...contacts } = sdkOf(emulator);
  const inFuture = (ms: number): Date => new Date(world.now().getTime() + ms);
  return {
    emulator,
    world,
    inFuture,
    ...contacts,
    /** Starts a task that is scheduled, through a flow or a quick connect. */
    schedule: async (ms: number, where: object = { ContactFlowId: ids.inbound }) => {
      const input = { InstanceId, Name: 'Task', ScheduledTime: inFuture(ms), ...where };
      const { ContactId = '' } = await client.send(new StartTaskContactCommand(input));
      return ContactId;
    },
    reschedule: (ContactId: string, ScheduledTime: Date) =>
      client.send(new UpdateContactScheduleCommand({ InstanceId, ContactId, ScheduledTime })),
    /** How many contacts are scheduled for a queue, and wait in it. */
    figures: async (queue: string) => {
      const { MetricResults } = await client.send(
        new GetCurrentMetricDataCommand({
          InstanceId,
          Filters: { Queues: [queue] },
          Groupings: ['QUEUE'],
          CurrentMetrics: [{ Name: 'CONTACTS_SCHEDULED' }, { Name: 'CONTACTS_IN_QUEUE' }],
        }),
      );
      const [scheduled, waiting] = MetricResults?.[0]?.Collections ?? [];
      return { scheduled: scheduled?.Value, waiting: waiting?.Value };
    },
    contactsOf: async (user: string) => {
      const Filters = { Agents: [user] };
      const { UserDataList } = await client.send(
        new GetCurrentUserDataCommand({ InstanceId, Filters }),
      );
      return UserDataList?.[0]?.Contacts?.map(({ ContactId }) => ContactId);
    },
    /** The contacts that are scheduled for a time, by SearchContacts. */
    scheduledFor: async (time: Date) => {
      const TimeRange = { Type: 'SCHEDULED_TIMESTAMP', StartTime: time, EndTime: time } as const;
      const { Contacts } = await client.send(new SearchContactsCommand({ InstanceId, TimeRange }));
      return Contacts?.map(({ Id }) => Id);
    },
  };
}

describe('a scheduled task', () => {
  test('goes to its queue at its time, and not a millisecond earlier', async () => {
    const { world, schedule, figures, inFuture, describe: read } = await open();
    const before = await figures(ids.claims);
    const startsAt = inFuture(minute);
    const task = await schedule(minute);
    const scheduled = { ...before, scheduled: Number(before.scheduled) + 1 };
    expect(await figures(ids.claims)).toStrictEqual(scheduled);

    world.advance(minute - 1);
    expect(await read(task)).not.toHaveProperty('QueueInfo');
    expect(await figures(ids.claims)).toStrictEqual(scheduled);

    world.advance(1);
    expect(await read(task)).toMatchObject({
      ScheduledTimestamp: startsAt,
      QueueInfo: { Id: ids.claims, EnqueueTimestamp: startsAt },
    });
    expect(await figures(ids.claims)).toStrictEqual({
      scheduled: before.scheduled,
      waiting: Number(before.waiting) + 1,
    });
  });

  test('has the times of its schedule, however much later it is seen', async () => {
    const { emulator, world, schedule, inFuture, describe: read } = await open();
    const startsAt = inFuture(minute);
    const task = await schedule(minute);
    emulator.advance(10 * minute);
    expect(await read(task)).toMatchObject({
      InitiationTimestamp: world.now(),
      QueueInfo: { EnqueueTimestamp: startsAt },
      LastUpdateTimestamp: startsAt,
    });
  });

  test('is accepted at its time by a free agent', async () => {
    const { emulator, schedule, contactsOf, inFuture, describe: read } = await open();
    const QuickConnectId = idOf('70', 2);
    const ben = idOf('30', 2);
    const startsAt = inFuture(minute);
    const task = await schedule(minute, { QuickConnectId });
    expect(await contactsOf(ben)).toStrictEqual([]);
    emulator.advance(minute);
    expect(await contactsOf(ben)).toStrictEqual([task]);
    expect(await read(task)).toMatchObject({
      AgentInfo: { Id: ben, ConnectedToAgentTimestamp: startsAt },
    });
  });

  test('starts at once when its time is now', async () => {
    const { schedule, describe: read } = await open();
    const task = await schedule(0);
    expect(await read(task)).toMatchObject({ QueueInfo: { Id: ids.claims } });
  });

  test('does not start when it has ended', async () => {
    const { emulator, schedule, stop, figures, describe: read } = await open();
    const before = await figures(ids.claims);
    const task = await schedule(minute);
    await stop(task);
    const ended = await read(task);
    emulator.advance(minute);
    expect(await read(task)).toStrictEqual(ended);
    expect(await figures(ids.claims)).toStrictEqual(before);
  });

  test('does not start when it was transferred; what it became waits where it was sent', async () => {
    const { emulator, schedule, toQueue, transfer, describe: read } = await open();
    const task = await schedule(minute);
    const moved = await transfer(toQueue(task));
    const [ended, waits] = [await read(task), await read(moved)];
    expect(waits).toMatchObject({ QueueInfo: { Id: ids.billing } });
    expect(waits).not.toHaveProperty('ScheduledTimestamp');
    emulator.advance(minute);
    expect(await read(task)).toStrictEqual(ended);
    expect(await read(moved)).toStrictEqual(waits);
  });

  test('that comes from a seed starts, too', async () => {
    const { emulator, describe: read } = await open();
    const id = idOf('60', 10);
    expect(await read(id)).not.toHaveProperty('QueueInfo');
    emulator.advance(2 * 24 * 60 * minute);
    expect(await read(id)).toMatchObject({ QueueInfo: { Id: ids.claims } });
  });

  test('ends when its queue is full at its time', async () => {
    const seed = parseSeed({
      instances: [{ id: InstanceId }],
      queues: [{ id: 'q', name: 'Queue', maxContacts: 1 }],
      contactFlows: [{ id: 'f', name: 'Flow', queueId: 'q' }],
    });
    const { emulator, schedule, inFuture, start, describe: read } = await open({ seed });
    const startsAt = inFuture(minute);
    const task = await schedule(minute, { ContactFlowId: 'f' });
    await start({ ContactFlowId: 'f' });
    emulator.advance(2 * minute);
    expect(await read(task)).toMatchObject({
      DisconnectTimestamp: startsAt,
      DisconnectReason: 'CONTACT_FLOW_DISCONNECT',
    });
  });

  test('is forgotten by a reset, which plans those of the seed again', async () => {
    const { emulator, schedule, figures, describe: read } = await open();
    const before = await figures(ids.claims);
    await schedule(minute);
    emulator.advance(2 * 24 * 60 * minute);
    await emulator.reset();
    expect(await figures(ids.claims)).toStrictEqual(before);
    emulator.advance(minute);
    expect(await figures(ids.claims)).toStrictEqual(before);
    emulator.advance(2 * 24 * 60 * minute);
    expect(await read(idOf('60', 10))).toMatchObject({ QueueInfo: { Id: ids.claims } });
  });

  test('is seen in its queue after the delay of reads', async () => {
    const { world, schedule, describe: read } = await open({ consistencyDelayMs: 2000 });
    const task = await schedule(minute);
    world.advance(minute + 1999);
    expect(await read(task)).not.toHaveProperty('QueueInfo');
    world.advance(1);
    expect(await read(task)).toHaveProperty('QueueInfo');
  });
});

describe('a task that is rescheduled', () => {
  test('starts at the new time only', async () => {
    const { emulator, schedule, reschedule, scheduledFor, inFuture, ...contacts } = await open();
    const { describe: read } = contacts;
    const [first, second] = [inFuture(minute), inFuture(3 * minute)];
    const task = await schedule(minute);
    expect(await scheduledFor(first)).toStrictEqual([task]);
    await reschedule(task, second);
    expect(await scheduledFor(first)).toStrictEqual([]);
    expect(await scheduledFor(second)).toStrictEqual([task]);

    emulator.advance(2 * minute);
    expect(await read(task)).not.toHaveProperty('QueueInfo');
    emulator.advance(minute);
    expect(await read(task)).toMatchObject({ QueueInfo: { EnqueueTimestamp: second } });
  });

  test('starts earlier, and only once', async () => {
    const { emulator, schedule, reschedule, inFuture, describe: read } = await open();
    const task = await schedule(3 * minute);
    const startsAt = inFuture(minute);
    await reschedule(task, startsAt);
    emulator.advance(minute);
    expect(await read(task)).toMatchObject({ QueueInfo: { EnqueueTimestamp: startsAt } });
    emulator.advance(2 * minute);
    expect(await read(task)).toMatchObject({ QueueInfo: { EnqueueTimestamp: startsAt } });
  });

  test('starts once when it is moved away and back', async () => {
    const { emulator, schedule, reschedule, inFuture, describe: read } = await open();
    const events: string[] = [];
    emulator.events.subscribe(({ detail }) => events.push(detail.eventType));
    const task = await schedule(minute);
    await reschedule(task, inFuture(2 * minute));
    await reschedule(task, inFuture(minute));
    emulator.advance(3 * minute);
    expect(await read(task)).toHaveProperty('QueueInfo');
    expect(events.filter((type) => type === 'QUEUED')).toStrictEqual(['QUEUED']);
  });

  test('can no longer be moved when it has started', async () => {
    const { emulator, schedule, reschedule, inFuture, describe: read } = await open();
    const task = await schedule(minute);
    emulator.advance(minute);
    const started = await read(task);
    const call = reschedule(task, inFuture(5 * minute));
    expect(await rejection(call)).toStrictEqual(invalidRequest);
    expect(await read(task)).toStrictEqual(started);
  });

  test('shows when it was rescheduled', async () => {
    const { world, schedule, reschedule, inFuture, describe: read } = await open();
    const task = await schedule(minute);
    world.advance(1000);
    await reschedule(task, inFuture(minute));
    expect(await read(task)).toMatchObject({ LastUpdateTimestamp: world.now() });
  });
});

describe('in real time', () => {
  test.each([false, true])('a timer starts a task; rescheduled: %p', async (isRescheduled) => {
    const clock = new Clock();
    const timeline = new Timeline(clock);
    const seed = parseSeed({
      instances: [{ id: InstanceId }],
      queues: [{ id: 'q', name: 'Queue' }],
      contactFlows: [{ id: 'f', name: 'Flow', queueId: 'q' }],
    });
    const state = createState(seed, clock, timeline, {
      newId: () => 'task',
      consistencyDelayMs: 0,
      searchDelayMs: 0,
      transferableChannels: ['TASK'],
      pageTokenTtlMs: minute,
      limits: 'on',
    });
    const queued = new Promise<ContactRecord>((resolve) => {
      state.contacts.onChange(({ after }) => {
        if (after.queue !== undefined) resolve(after);
      });
    });
    const now = clock.now();
    const context = { ...state, now };
    const due = new Date(now.getTime() + 50);
    const ScheduledTime = isRescheduled ? new Date(now.getTime() + minute) : due;
    startTaskContact({ InstanceId, Name: 'Task', ContactFlowId: 'f', ScheduledTime }, context);
    if (isRescheduled) {
      updateContactSchedule({ InstanceId, ContactId: 'task', ScheduledTime: due }, context);
    }
    // An unreferenced timer does not hold the process, so something else has to.
    const hold = setInterval(() => undefined, minute);
    const started = await queued.finally(() => {
      clearInterval(hold);
      timeline.clear();
    });
    expect(started.queue).toStrictEqual({ id: 'q', enqueueTimestamp: due });
    expect(clock.now().getTime()).toBeGreaterThanOrEqual(due.getTime());
  });
});
