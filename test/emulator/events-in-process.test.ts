import {
  ConnectClient,
  DismissUserContactCommand,
  StartTaskContactCommand,
  StopContactCommand,
  TransferContactCommand,
} from '@aws-sdk/client-connect';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import type { Emulator } from '../../src/emulator/emulator.ts';
import type { ContactEvent } from '../../src/emulator/events/contact-event.ts';
import { parseSeed } from '../../src/emulator/seed.ts';
import { closeEmulators, ids, start, World } from './support/wire.ts';

const opened: ConnectClient[] = [];

afterEach(async () => {
  for (const client of opened.splice(0)) client.destroy();
  await closeEmulators();
});

function connectTo({ url: endpoint }: Emulator): ConnectClient {
  const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' };
  const client = new ConnectClient({ region: 'us-east-1', endpoint, credentials });
  opened.push(client);
  return client;
}

const transfer = {
  InstanceId: ids.instance,
  ContactId: ids.unassigned,
  ContactFlowId: ids.toQueue,
  QueueId: ids.claims,
};

describe('without a queue', () => {
  test('subscribers in the process get the events before the response arrives', async () => {
    const emulator = await start();
    const connect = connectTo(emulator);
    const types: string[] = [];
    const end = emulator.events.subscribe(({ detail }) => types.push(detail.eventType));
    const task = { InstanceId: ids.instance, ContactFlowId: ids.inbound, Name: 'A task' };

    await connect.send(new StartTaskContactCommand(task));
    expect(types).toStrictEqual(['INITIATED', 'CONNECTED_TO_SYSTEM', 'QUEUED']);
    end();
    await connect.send(new StartTaskContactCommand(task));

    expect(types).toHaveLength(3);
    expect(emulator.eventsQueueUrl).toBeUndefined();
  });

  test('a listener that throws does not break the operation', async () => {
    const emulator = await start();
    const connect = connectTo(emulator);
    const warn = jest.spyOn(process, 'emitWarning').mockReturnValue();
    emulator.events.subscribe(() => {
      throw new Error('of the listener');
    });

    expect(await connect.send(new TransferContactCommand(transfer))).toHaveProperty('ContactId');
    expect(warn).toHaveBeenCalledTimes(5);
  });

  test('a task that was scheduled reaches the system and its queue at its time', async () => {
    const world = new World();
    const emulator = await start({ now: world.now });
    const connect = connectTo(emulator);
    const events: ContactEvent[] = [];
    emulator.events.subscribe((event) => events.push(event));
    const at = new Date(world.now().getTime() + 600_000);

    await connect.send(
      new StartTaskContactCommand({
        InstanceId: ids.instance,
        ContactFlowId: ids.inbound,
        Name: 'A task',
        ScheduledTime: at,
      }),
    );
    emulator.advance(600_000);
    await Promise.resolve();

    expect(events.map(({ time, detail }) => [detail.eventType, time])).toStrictEqual([
      ['INITIATED', '2026-01-02T03:04:05Z'],
      ['CONNECTED_TO_SYSTEM', '2026-01-02T03:14:05Z'],
      ['QUEUED', '2026-01-02T03:14:05Z'],
    ]);
  });
});

test('a contact is completed when its after-contact work is done', async () => {
  const world = new World();
  const seed = parseSeed({
    instances: [{ id: 'i' }],
    queues: [{ id: 'q', name: 'Support' }],
    users: [{ id: 'u', username: 'manual', handling: 'MANUAL' }],
    contacts: [{ id: 'c', queueId: 'q', userId: 'u', initiationTimestamp: -600 }],
  });
  const emulator = await start({ seed, now: world.now });
  const connect = connectTo(emulator);
  const events: ContactEvent[] = [];
  emulator.events.subscribe((event) => events.push(event));

  await connect.send(new StopContactCommand({ InstanceId: 'i', ContactId: 'c' }));
  world.advance(90_500);
  expect(events.map(({ detail }) => detail.eventType)).toStrictEqual(['DISCONNECTED']);
  await connect.send(
    new DismissUserContactCommand({ InstanceId: 'i', ContactId: 'c', UserId: 'u' }),
  );

  expect(events.slice(1).map(({ detail }) => detail)).toStrictEqual([
    expect.objectContaining({
      eventType: 'COMPLETED',
      agentInfo: expect.objectContaining({
        afterContactWorkStartTimestamp: '2026-01-02T03:04:05.250Z',
        afterContactWorkEndTimestamp: '2026-01-02T03:05:35.750Z',
        afterContactWorkDuration: 90,
      }),
    }),
  ]);
});
