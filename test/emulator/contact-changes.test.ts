import { afterEach, describe, expect, test } from '@jest/globals';
import type { Emulator } from '../../src/emulator/emulator.ts';
import { parseSeed, SeedError } from '../../src/emulator/seed.ts';
import {
  type Call,
  closeEmulators,
  describeContact,
  idOf,
  ids,
  send,
  start,
  toBilling,
  World,
} from './support/wire.ts';

afterEach(closeEmulators);

const contact = { InstanceId: ids.instance, ContactId: ids.claim };
const changes = {
  attributes: {
    path: '/contact/attributes',
    body: {
      InstanceId: ids.instance,
      InitialContactId: ids.claim,
      Attributes: { claimType: 'storm' },
    },
  },
  tags: { path: '/contact/tags', body: { ...contact, Tags: { department: 'claims' } } },
  contact: { path: `/contacts/${ids.instance}/${ids.claim}`, body: { Name: 'Other' } },
  routing: {
    path: `/contacts/${ids.instance}/${ids.claim}/routing-data`,
    body: { QueuePriority: 1 },
  },
} satisfies Record<string, Call>;

/** What a search of the contacts of the last day finds. */
async function found(emulator: Emulator, { seconds }: World, criteria: object): Promise<unknown[]> {
  const { body } = await send(emulator, {
    path: '/search-contacts',
    body: {
      InstanceId: ids.instance,
      TimeRange: {
        Type: 'INITIATION_TIMESTAMP',
        StartTime: seconds - 86_400,
        EndTime: seconds,
      },
      SearchCriteria: criteria,
    },
  });
  return (body['Contacts'] as { Id: string }[]).map(({ Id }) => Id);
}

const byTag = (TagKey: string, TagValue: string): object => ({
  ContactTags: { TagCondition: { TagKey, TagValue } },
});
const byAttribute = (Key: string, ...Values: string[]): object => ({
  SearchableContactAttributes: { Criteria: [{ Key, Values }] },
});

describe('a change of a contact', () => {
  test('is seen by reads after one delay, and by searches after another', async () => {
    const world = new World();
    const delays = { consistencyDelayMs: 1000, searchDelayMs: 5000 };
    const emulator = await start({ now: world.now, ...delays });
    for (const change of Object.values(changes)) {
      expect((await send(emulator, change)).status).toBe(200);
    }
    const changed = {
      Name: 'Other',
      QueuePriority: 1,
      Attributes: { claimType: 'storm' },
      Tags: { department: 'claims' },
    };
    const read = async () => (await send(emulator, describeContact(ids.claim))).body['Contact'];
    const searches = () =>
      Promise.all([
        found(emulator, world, { Name: { SearchText: ['Other'], MatchType: 'MATCH_EXACT' } }),
        found(emulator, world, byTag('department', 'claims')),
        found(emulator, world, byAttribute('claimType', 'windscreen')),
      ]);

    world.advance(999);
    expect(await read()).toMatchObject({ QueuePriority: 5, Name: 'Windscreen claim 4711' });
    world.advance(1);
    expect(await read()).toMatchObject(changed);
    world.advance(3999);
    expect(await searches()).toStrictEqual([[], [idOf('60', 12)], [ids.claim]]);
    world.advance(1);
    expect(await searches()).toStrictEqual([[ids.claim], [idOf('60', 12), ids.claim], []]);
  });

  test('adds to a change that no read has seen yet', async () => {
    const world = new World();
    const emulator = await start({ now: world.now, consistencyDelayMs: 1000 });
    await send(emulator, changes.tags);
    await send(emulator, { ...changes.tags, body: { ...contact, Tags: { team: 'north' } } });
    world.advance(1000);
    const { body } = await send(emulator, describeContact(ids.claim));
    expect(body['Contact']).toMatchObject({ Tags: { department: 'claims', team: 'north' } });
  });

  test('is dated by the clock, unless it changes nothing', async () => {
    const world = new World();
    const emulator = await start({ now: world.now });
    const updated = async () =>
      (await send(emulator, describeContact(ids.claim))).body['Contact'] as object;
    world.advance(1000);
    await send(emulator, changes.tags);
    const at = world.seconds;
    world.advance(1000);
    await send(emulator, changes.tags);
    expect(await updated()).toHaveProperty('LastUpdateTimestamp', at);
    await send(emulator, changes.contact);
    expect(await updated()).toHaveProperty('LastUpdateTimestamp', world.seconds);
  });
});

test('tags can be changed until three hours after the end of their contact', async () => {
  const world = new World();
  const emulator = await start({ now: world.now });
  await send(emulator, { path: '/contact/stop', body: contact });
  world.advance(3 * 3_600_000);
  expect((await send(emulator, changes.tags)).status).toBe(200);
  world.advance(1);
  const untag = `/contact/tags/${ids.instance}/${ids.claim}?TagKeys=department`;
  const answers = [
    await send(emulator, changes.tags),
    await send(emulator, { method: 'DELETE', path: untag }),
  ];
  const rejected = [400, 'InvalidRequestException'];
  expect(answers.map(({ status, errorType }) => [status, errorType])).toStrictEqual([
    rejected,
    rejected,
  ]);
});

test('routing data change who is served first, and no measured wait', async () => {
  const world = new World();
  const emulator = await start({ now: world.now });
  const metrics = {
    path: `/metrics/current/${ids.instance}`,
    body: {
      Filters: { Queues: [ids.claims] },
      CurrentMetrics: [{ Name: 'OLDEST_CONTACT_AGE', Unit: 'SECONDS' }],
    },
  };
  const position = async (ContactId: string) => {
    const Metrics = [{ Name: 'POSITION_IN_QUEUE' }];
    const body = { InstanceId: ids.instance, ContactId, Metrics };
    return (await send(emulator, { path: '/metrics/contact', body })).body['MetricResults'];
  };
  const at = (place: number) => [{ Name: 'POSITION_IN_QUEUE', Value: { Number: place } }];
  const before = (await send(emulator, metrics)).body['MetricResults'];
  // By priority 1 of the storm claim, then by age: a theft of half an hour, and this claim.
  expect(await position(idOf('60', 12))).toStrictEqual(at(1));
  expect(await position(ids.claim)).toStrictEqual(at(3));
  await send(emulator, {
    path: changes.routing.path,
    body: { QueueTimeAdjustmentSeconds: 3600 },
  });
  expect(await position(ids.claim)).toStrictEqual(at(2));
  await send(emulator, changes.routing);
  expect(await position(ids.claim)).toStrictEqual(at(1));
  expect((await send(emulator, metrics)).body['MetricResults']).toStrictEqual(before);
});

describe('with the quotas of AWS', () => {
  const unknown = idOf('60', 99);
  const bursts = [
    {
      operation: 'UpdateContactAttributes',
      burst: 15,
      call: {
        path: '/contact/attributes',
        body: { InstanceId: ids.instance, InitialContactId: unknown, Attributes: {} },
      },
      answer: 'TooManyRequestsException',
    },
    {
      operation: 'UpdateContact',
      burst: 15,
      call: { path: `/contacts/${ids.instance}/${unknown}`, body: { Name: 'N' } },
      answer: 'ThrottlingException',
    },
    {
      operation: 'UpdateContactRoutingData',
      burst: 20,
      call: {
        path: `/contacts/${ids.instance}/${unknown}/routing-data`,
        body: { QueuePriority: 1 },
      },
      answer: 'ThrottlingException',
    },
    {
      operation: 'TagContact',
      burst: 25,
      call: {
        path: '/contact/tags',
        body: { InstanceId: ids.instance, ContactId: unknown, Tags: { a: 'b' } },
      },
      answer: 'ThrottlingException',
    },
    {
      operation: 'UntagContact',
      burst: 25,
      call: { method: 'DELETE', path: `/contact/tags/${ids.instance}/${unknown}?TagKeys=a` },
      answer: 'ThrottlingException',
    },
    {
      operation: 'GetContactMetrics',
      burst: 5,
      call: {
        path: '/metrics/contact',
        body: {
          InstanceId: ids.instance,
          ContactId: unknown,
          Metrics: [{ Name: 'POSITION_IN_QUEUE' }],
        },
      },
      answer: 'ThrottlingException',
    },
  ];
  test.each(bursts)('$operation has a burst of $burst', async ({ burst, call, answer }) => {
    const world = new World();
    const emulator = await start({ now: world.now, quotas: 'aws' });
    const answers = new Set<string | null>();
    for (let sent = 0; sent < burst; sent += 1) answers.add((await send(emulator, call)).errorType);
    expect([...answers]).toStrictEqual(['ResourceNotFoundException']);
    const over = await send(emulator, call);
    expect([over.status, over.errorType]).toStrictEqual([429, answer]);
  });
});

describe('a contact of the seed', () => {
  const read = async (emulator: Emulator, id: string, instance?: string) =>
    (await send(emulator, describeContact(id, instance))).body['Contact'];

  test('shows what a call has, and its tags are searchable', async () => {
    const world = new World();
    const emulator = await start({ now: world.now });
    expect(await read(emulator, idOf('60', 6))).toMatchObject({
      SystemEndpoint: { Type: 'TELEPHONE_NUMBER', Address: '+12025550100' },
      ConnectedToSystemTimestamp: world.seconds - 360,
      QueuePriority: 5,
      TotalPauseCount: 0,
      SegmentAttributes: { 'connect:Subtype': { ValueString: 'connect:Telephony' } },
      Tags: {
        'aws:connect:instanceId': ids.instance,
        'aws:connect:systemEndpoint': '+12025550100',
      },
    });
    const calls = await found(emulator, world, byTag('aws:connect:systemEndpoint', '+12025550100'));
    expect(calls.sort()).toStrictEqual([idOf('60', 6), idOf('60', 11)]);
  });

  test('has an endpoint by its channel when it names none', async () => {
    const seed = parseSeed({
      instances: [{ id: 'i', alias: 'shop' }],
      users: [{ id: 'u', username: 'ann', hierarchyGroupId: 'g' }],
      contacts: [
        { id: 'call', channel: 'VOICE', initiationMethod: 'INBOUND', userId: 'u' },
        { id: 'callback', channel: 'VOICE', initiationMethod: 'CALLBACK' },
        { id: 'email', channel: 'EMAIL', initiationMethod: 'INBOUND' },
        { id: 'chat', channel: 'CHAT' },
        { id: 'task' },
      ],
    });
    const emulator = await start({ seed });
    expect(await read(emulator, 'call', 'i')).toMatchObject({
      SystemEndpoint: { Type: 'TELEPHONE_NUMBER', Address: '+12025550100' },
      AgentInfo: {
        HierarchyGroups: {
          Level1: { Arn: 'arn:aws:connect:us-east-1:111122223333:instance/i/agent-group/g' },
        },
      },
    });
    expect(await read(emulator, 'email', 'i')).toMatchObject({
      SystemEndpoint: { Type: 'EMAIL_ADDRESS', Address: 'contact@shop.email.connect.aws' },
    });
    for (const id of ['callback', 'chat', 'task']) {
      expect(await read(emulator, id, 'i')).not.toHaveProperty('SystemEndpoint');
    }
    expect(await read(emulator, 'chat', 'i')).toHaveProperty('ConnectedToSystemTimestamp');
    expect(await read(emulator, 'task', 'i')).not.toHaveProperty('ConnectedToSystemTimestamp');
  });

  test('cannot have tags of AWS', () => {
    const contacts = [{ id: 'c', tags: { 'aws:connect:instanceId': 'x' } }];
    expect(() => parseSeed({ instances: [{ id: 'i' }], contacts })).toThrow(SeedError);
  });

  test('passes on its tags, priority and segment attributes when it is transferred', async () => {
    const world = new World();
    const emulator = await start({ now: world.now, newId: world.newId });
    await send(emulator, changes.tags);
    await send(emulator, changes.routing);
    const SegmentAttributes = { market: { ValueString: 'north' } };
    await send(emulator, { path: changes.contact.path, body: { SegmentAttributes } });
    await send(emulator, toBilling());
    expect(await read(emulator, 'new-1')).toMatchObject({
      QueuePriority: 1,
      Tags: { department: 'claims' },
      SegmentAttributes,
    });
  });
});
