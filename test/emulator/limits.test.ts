import { afterEach, describe, expect, test } from '@jest/globals';
import type { Emulator, EmulatorOptions } from '../../src/emulator/emulator.ts';
import { checkActiveContacts, defaultLimits } from '../../src/emulator/routing/limits.ts';
import { parseSeed } from '../../src/emulator/seed.ts';
import { ContactStore } from '../../src/emulator/store/contact-store.ts';
import { newContact } from '../../src/emulator/store/new-contact.ts';
import { type Answer, closeEmulators, send, start } from './support/wire.ts';

afterEach(closeEmulators);

const numbered = (kind: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${kind}-${index + 1}`);

const inQueue = { queueId: 'home' };

/** An offline agent, a queue for two contacts, and others without a limit. */
const startCentre = (
  contacts: readonly object[],
  options: EmulatorOptions = {},
): Promise<Emulator> =>
  start({
    ...options,
    seed: parseSeed({
      instances: [{ id: 'i' }],
      queues: [
        { id: 'home', name: 'Home' },
        { id: 'small', name: 'Small', maxContacts: 2 },
      ],
      users: [{ id: 'ann', username: 'ann', status: { name: 'Offline' } }],
      contactFlows: [
        { id: 'to-queue', name: 'To queue', type: 'QUEUE_TRANSFER' },
        { id: 'to-agent', name: 'To agent', type: 'AGENT_TRANSFER' },
        { id: 'into-home', name: 'Into home', type: 'CONTACT_FLOW', queueId: 'home' },
        { id: 'into-small', name: 'Into small', type: 'CONTACT_FLOW', queueId: 'small' },
      ],
      contacts,
    }),
  });

const tasks = (count: number, fields: object = {}): object[] =>
  numbered('c', count).map((id) => ({ id, ...inQueue, ...fields }));

const targets = {
  small: { QueueId: 'small', ContactFlowId: 'to-queue' },
  ann: { UserId: 'ann', ContactFlowId: 'to-agent' },
} as const;

const transfer = (
  emulator: Emulator,
  id: string,
  target: keyof typeof targets = 'ann',
): Promise<Answer> =>
  send(emulator, {
    path: '/contact/transfer',
    body: { InstanceId: 'i', ContactId: id, ...targets[target] },
  });

const startTask = (emulator: Emulator, change: object = {}): Promise<Answer> =>
  send(emulator, {
    method: 'PUT',
    path: '/contact/task',
    body: { InstanceId: 'i', Name: 'n', ContactFlowId: 'into-home', ...change },
  });

const stop = (emulator: Emulator, id: string): Promise<Answer> =>
  send(emulator, { path: '/contact/stop', body: { InstanceId: 'i', ContactId: id } });

async function contact(emulator: Emulator, id: unknown): Promise<Record<string, unknown>> {
  const { body } = await send(emulator, { path: `/contacts/i/${String(id)}` });
  return body['Contact'] as Record<string, unknown>;
}

/** Transfers contacts one by one, and returns the new ones. */
async function transferAll(
  emulator: Emulator,
  ids: readonly string[],
  target?: keyof typeof targets,
): Promise<Record<string, unknown>[]> {
  const made: Record<string, unknown>[] = [];
  for (const id of ids) {
    const { status, body } = await transfer(emulator, id, target);
    expect(status).toBe(200);
    made.push(await contact(emulator, body['ContactId']));
  }
  return made;
}

const waitsIn = (queueId: string) => ({ QueueInfo: { Id: queueId } });

function expectEnded(one: Record<string, unknown> | undefined): void {
  expect(one).toMatchObject({
    DisconnectReason: 'CONTACT_FLOW_DISCONNECT',
    DisconnectTimestamp: one?.['InitiationTimestamp'],
  });
  expect(one).not.toHaveProperty('QueueInfo');
}

const quotaExceeded = { status: 402, errorType: 'ServiceQuotaExceededException' };

describe.each([
  { queue: 'an agent queue', target: 'ann', max: 10 },
  { queue: 'a queue with MaxContacts', target: 'small', max: 2 },
] as const)('$queue', ({ target, max }) => {
  const ids = numbered('c', max + 1);

  test(`lets ${max} transferred contacts wait, and ends the next one`, async () => {
    const emulator = await startCentre(tasks(max + 1));

    const made = await transferAll(emulator, ids, target);

    for (const one of made.slice(0, max)) {
      expect(one).toMatchObject(waitsIn(target));
      expect(one).not.toHaveProperty('DisconnectTimestamp');
    }
    expectEnded(made.at(-1));
    expect(await contact(emulator, ids.at(-1))).toMatchObject({ DisconnectReason: 'TRANSFERRED' });
    expect(emulator.transfers).toHaveLength(max + 1);
  });

  test('takes one more for one that has ended', async () => {
    const emulator = await startCentre(tasks(max + 1));
    const [first] = await transferAll(emulator, ids.slice(0, max), target);

    await stop(emulator, String(first?.['Id']));
    const made = await transferAll(emulator, ids.slice(max), target);

    expect(made).toMatchObject([waitsIn(target)]);
  });

  test('takes any number without limits', async () => {
    const emulator = await startCentre(tasks(max + 1), { limits: 'off' });

    const made = await transferAll(emulator, ids, target);

    expect(made).toMatchObject(made.map(() => waitsIn(target)));
  });
});

describe('a queue with MaxContacts', () => {
  const full = [
    { id: 'one', queueId: 'small' },
    { id: 'two', queueId: 'small' },
  ];
  const task = { ContactFlowId: 'into-small' };

  test('ends a new task that finds it full', async () => {
    const emulator = await startCentre(full);

    const { status, body } = await startTask(emulator, task);

    expect(status).toBe(200);
    expectEnded(await contact(emulator, body['ContactId']));
  });

  test('does not count a contact that an agent has accepted', async () => {
    const emulator = await startCentre([...full.slice(1), { ...full[0], userId: 'ann' }]);

    const { body } = await startTask(emulator, task);

    expect(await contact(emulator, body['ContactId'])).toMatchObject(waitsIn('small'));
  });

  test('ends a scheduled task at its time', async () => {
    const emulator = await startCentre(full);
    const inAnHour = Math.ceil(Date.now() / 1000) + 3600;
    const { body } = await startTask(emulator, { ...task, ScheduledTime: inAnHour });
    const id = body['ContactId'];
    expect(await contact(emulator, id)).not.toHaveProperty('DisconnectTimestamp');

    emulator.advance(3_601_000);

    expect(await contact(emulator, id)).toMatchObject({
      DisconnectReason: 'CONTACT_FLOW_DISCONNECT',
      DisconnectTimestamp: inAnHour,
    });
  });
});

describe('linked contacts', () => {
  const related = [
    { id: 'c-1', ...inQueue },
    ...numbered('r', 8).map((id) => ({ id, ...inQueue, relatedContactId: 'c-1' })),
  ];

  /** Nine are there; a previous one and two transfers make twelve. */
  async function linkTwelve(emulator: Emulator): Promise<string> {
    const next = await startTask(emulator, { PreviousContactId: 'r-1' });
    const [first] = await transferAll(emulator, [String(next.body['ContactId'])], 'small');
    const [second] = await transferAll(emulator, [String(first?.['Id'])], 'small');
    return String(second?.['Id']);
  }

  test('are twelve in all: previous, related and transferred ones together', async () => {
    const emulator = await startCentre(related);
    const last = await linkTwelve(emulator);

    expect(await transfer(emulator, last)).toMatchObject(quotaExceeded);
    expect(await startTask(emulator, { RelatedContactId: 'c-1' })).toMatchObject(quotaExceeded);
    expect(await startTask(emulator, { PreviousContactId: 'c-1' })).toMatchObject(quotaExceeded);
    expect(await contact(emulator, last)).not.toHaveProperty('DisconnectTimestamp');
    expect((await startTask(emulator)).status).toBe(200);
  });

  test('are any number without limits', async () => {
    const emulator = await startCentre(related, { limits: 'off' });
    const last = await linkTwelve(emulator);

    expect((await transfer(emulator, last)).status).toBe(200);
    expect((await startTask(emulator, { RelatedContactId: 'c-1' })).status).toBe(200);
    expect((await startTask(emulator, { PreviousContactId: 'c-1' })).status).toBe(200);
  });
});

test.each(['on', 'off'] as const)('with limits %s a contact has 11 transfers', async (limits) => {
  const emulator = await startCentre(tasks(1), { limits });
  let id = 'c-1';
  for (let count = 1; count <= 11; count += 1) {
    const { status, body } = await transfer(emulator, id);
    expect([count, status]).toStrictEqual([count, 200]);
    id = String(body['ContactId']);
  }
  expect(await transfer(emulator, id)).toMatchObject(quotaExceeded);
});

describe('active contacts', () => {
  const almostFull = [
    ...tasks(2499),
    { id: 'ended', ...inQueue, disconnectTimestamp: 0 },
    { id: 'email', ...inQueue, channel: 'EMAIL' },
  ];

  test('are at most 2,500 tasks, of which each can still be transferred', async () => {
    const emulator = await startCentre(almostFull);
    expect((await startTask(emulator)).status).toBe(200);

    expect(await startTask(emulator)).toMatchObject(quotaExceeded);
    expect((await transfer(emulator, 'c-1')).status).toBe(200);
    expect(await startTask(emulator)).toMatchObject(quotaExceeded);
    await stop(emulator, 'c-2');
    expect((await startTask(emulator)).status).toBe(200);
  });

  test('are any number without limits', async () => {
    const emulator = await startCentre(almostFull, { limits: 'off' });
    expect((await startTask(emulator)).status).toBe(200);
    expect((await startTask(emulator)).status).toBe(200);
  });

  test.each([
    { channel: 'TASK', max: 2500 },
    { channel: 'EMAIL', max: 1000 },
    { channel: 'CHAT', max: 500 },
    { channel: 'VOICE', max: 10 },
  ] as const)('of the channel $channel are at most $max', ({ channel, max }) => {
    const contacts = new ContactStore({ delayMs: 0, searchDelayMs: 0 });
    const add = (id: string): void => {
      const one = { id, instanceId: 'i', channel, initiationMethod: 'API' } as const;
      contacts.seed(newContact(one, new Date()));
    };
    const check = (): void => {
      checkActiveContacts('i', channel, { contacts, limits: defaultLimits });
    };
    for (const id of numbered('c', max - 1)) add(id);
    expect(check).not.toThrow();
    add('last');
    expect(check).toThrow(`At most ${max} contacts of the channel ${channel}`);
    expect(() => {
      checkActiveContacts('i', channel, { contacts, limits: undefined });
    }).not.toThrow();
  });
});
