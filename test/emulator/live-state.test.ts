import { GetCurrentMetricDataCommand, GetCurrentUserDataCommand } from '@aws-sdk/client-connect';
import type { ConnectClient, CurrentMetricName } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { parseSeed } from '../../src/emulator/seed.ts';
import { ids as builtIn } from './conformance/support/built-in.ts';
import { contactsOf } from './conformance/support/contacts.ts';
import { openEmulator } from './conformance/support/target.ts';
import { ids, World } from './support/wire.ts';

const figures = {
  waiting: 'CONTACTS_IN_QUEUE',
  oldest: 'OLDEST_CONTACT_AGE',
  scheduled: 'CONTACTS_SCHEDULED',
  online: 'AGENTS_ONLINE',
  available: 'AGENTS_AVAILABLE',
  busy: 'AGENTS_ON_CONTACT',
  away: 'AGENTS_NON_PRODUCTIVE',
  free: 'SLOTS_AVAILABLE',
} satisfies Record<string, CurrentMetricName>;

/** The figures of one queue, those that are requested. */
async function measure(
  client: ConnectClient,
  InstanceId: string,
  queue: string,
  ...names: (keyof typeof figures)[]
) {
  const { MetricResults: [row] = [] } = await client.send(
    new GetCurrentMetricDataCommand({
      InstanceId,
      Filters: { Queues: [queue] },
      Groupings: ['QUEUE'],
      CurrentMetrics: names.map((name) => ({ Name: figures[name] })),
    }),
  );
  return Object.fromEntries(names.map((name, at) => [name, row?.Collections?.[at]?.Value]));
}

const world = new World();
const target = await openEmulator({ now: world.now, newId: world.newId });
const { client, directory } = target;
const contacts = contactsOf(target);
const of = (queue: string, ...names: (keyof typeof figures)[]) =>
  measure(client, directory.instanceId, queue, ...names);

describe('live state', () => {
  test('follows a contact from queue to queue, to a user, and to its end', async () => {
    const waiting = ['waiting', 'oldest'] as const;
    expect(await of(ids.claims, ...waiting)).toStrictEqual({ waiting: 3, oldest: 1800 });
    expect(await of(ids.billing, ...waiting)).toStrictEqual({ waiting: 2, oldest: 7200 });

    world.advance(5000);
    const moved = await contacts.transfer(contacts.toQueue(builtIn.contact(9)));
    expect(await of(ids.claims, ...waiting)).toStrictEqual({ waiting: 2, oldest: 1201 });
    expect(await of(ids.billing, ...waiting)).toStrictEqual({ waiting: 3, oldest: 7205 });

    const agents = ['available', 'busy', 'free'] as const;
    expect(await of(ids.claims, ...agents)).toStrictEqual({ available: 1, busy: 2, free: 9 });
    const toBen = { ...contacts.toUser(moved), UserId: builtIn.user(2) };
    const held = await contacts.transfer(toBen);
    expect(await of(ids.billing, ...waiting)).toStrictEqual({ waiting: 2, oldest: 7205 });
    expect(await of(ids.claims, ...agents)).toStrictEqual({ available: 0, busy: 3, free: 8 });

    const ben = new GetCurrentUserDataCommand({
      InstanceId: directory.instanceId,
      Filters: { Agents: [builtIn.user(2)] },
    });
    expect((await client.send(ben)).UserDataList?.[0]).toMatchObject({
      ActiveSlotsByChannel: { TASK: 1 },
      AvailableSlotsByChannel: { VOICE: 0, TASK: 4 },
      Contacts: [{ ContactId: held, ConnectedToAgentTimestamp: world.now() }],
    });

    await contacts.stop(held);
    expect(await of(ids.claims, ...agents)).toStrictEqual({ available: 1, busy: 2, free: 9 });
    expect((await client.send(ben)).UserDataList?.[0]?.Contacts).toStrictEqual([]);
  });
});

const routingProfile = (crossChannelBehavior: string) => ({
  id: 'r',
  name: 'R',
  queues: [{ queueId: 'q', channels: ['TASK', 'CHAT'] }],
  mediaConcurrencies: ['CHAT', 'TASK'].map((channel) => ({
    channel,
    concurrency: 2,
    crossChannelBehavior,
  })),
});
const seedOf = (change: object) =>
  parseSeed({
    instances: [{ id: 'i' }],
    queues: [{ id: 'q', name: 'Q' }],
    routingProfiles: [routingProfile('ROUTE_CURRENT_CHANNEL_ONLY')],
    users: [{ id: 'u', username: 'u', routingProfileId: 'r' }],
    ...change,
  });
const onBreak = { id: 'u', username: 'u', routingProfileId: 'r', status: { name: 'Lunch' } };
const held = { id: 'c', queueId: 'q', userId: 'u' };
const seeds = [
  { what: 'an idle agent', change: {}, live: { online: 1, available: 1, away: 0, free: 2 } },
  {
    what: 'an agent at lunch',
    change: { users: [onBreak] },
    live: { online: 1, available: 0, away: 1, free: 0 },
  },
  {
    what: 'an agent at lunch with a contact in hand',
    change: { users: [onBreak], contacts: [held] },
    live: { available: 0, busy: 1, away: 1, free: 0 },
  },
  {
    what: 'an agent without a routing profile',
    change: { users: [{ id: 'u', username: 'u' }], contacts: [{ id: 'c', queueId: 'q' }] },
    live: { online: 0, available: 0, free: 0, waiting: 1 },
  },
  {
    what: 'a full agent',
    change: { contacts: ['a', 'b', 'c'].map((id) => ({ ...held, id })) },
    live: { available: 0, busy: 1, free: 0 },
  },
  {
    what: 'an agent who takes any channel',
    change: {
      routingProfiles: [routingProfile('ROUTE_ANY_CHANNEL')],
      contacts: ['a', 'b'].map((id) => ({ ...held, id })),
    },
    live: { available: 0, busy: 1, free: 2 },
  },
  {
    what: 'a callback that is due later',
    change: { contacts: [{ id: 'c', queueId: 'q', scheduledTimestamp: 60 }] },
    live: { waiting: 0, scheduled: 1, oldest: 0 },
  },
  {
    what: 'an ended contact',
    change: { contacts: [{ ...held, disconnectTimestamp: -1 }] },
    live: { waiting: 0, busy: 0, available: 1 },
  },
];
const emulators = await Promise.all(
  seeds.map(({ change }) => openEmulator({ seed: seedOf(change), now: world.now })),
);

test.each(seeds.map((one, at) => ({ ...one, at })))('$what: $live', async ({ live, at }) => {
  const names = Object.keys(live) as (keyof typeof figures)[];
  const emulator = emulators[at] ?? target;
  expect(await measure(emulator.client, 'i', 'q', ...names)).toStrictEqual(live);
});
