import { describe, expect, test } from '@jest/globals';
import contactCentre from '../../src/emulator/data/contact-centre.json' with { type: 'json' };
import { contactEvents } from '../../src/emulator/events/contact-events.ts';
import { parseSeed } from '../../src/emulator/seed.ts';
import type { ContactRecord } from '../../src/emulator/store/contact-record.ts';
import { Directory } from '../../src/emulator/store/directory.ts';
import { newContact } from '../../src/emulator/store/new-contact.ts';
import { idOf, ids } from './support/wire.ts';

const directory = new Directory(parseSeed(contactCentre)).instance(ids.instance);
const arn = (rest: string): string =>
  `arn:aws:connect:us-east-1:111122223333:instance/${ids.instance}${rest}`;
/** A time of the day on which everything here happens. */
const at = (time: string): Date => new Date(`2026-01-02T${time}Z`);

/** A task that has been there since nine, and waits for nothing. */
const task = newContact(
  {
    id: 'c-1',
    instanceId: ids.instance,
    channel: 'TASK',
    initiationMethod: 'API',
    name: 'A secret name',
    description: 'A secret description',
    attributes: { secret: 'value' },
  },
  at('09:00:00.125'),
);
const queue = { id: ids.claims, enqueueTimestamp: at('09:01:00.000') };
const agent = { id: ids.amara, connectedToAgentTimestamp: at('09:02:00.000') };
const ended = { disconnectTimestamp: at('09:10:00.000'), disconnectReason: 'API' };
const workBegun = { ...agent, afterContactWorkStart: at('09:10:00.000') };
const workDone = { ...workBegun, afterContactWorkEnd: at('09:20:30.500') };

/** The events of a change at 09:20:30.500. */
const eventsOf = (before: ContactRecord | undefined, after: ContactRecord) =>
  contactEvents({ before, after, at: at('09:20:30.500') }, directory, () => 'an id');
const typesOf = (before: ContactRecord | undefined, after: ContactRecord) =>
  eventsOf(before, after).map(({ detail }) => detail.eventType);

describe('a change causes the events of what it changes', () => {
  const scheduled = {
    ...task,
    scheduledTimestamp: at('12:00:00.000'),
    scheduledTarget: { queueId: ids.claims },
  };
  const lastPaused = at('09:05:00.000');
  const paused = { ...task, pause: { ...task.pause, count: 1, isPaused: true, lastPaused } };
  const resumed = {
    ...task,
    pause: { ...paused.pause, isPaused: false, totalMs: 1000, lastResumed: at('09:05:01.000') },
  };

  test.each<[string, ContactRecord | undefined, ContactRecord, readonly string[]]>([
    ['a new task', undefined, task, ['INITIATED', 'CONNECTED_TO_SYSTEM']],
    [
      'a new task in a queue',
      undefined,
      { ...task, queue },
      ['INITIATED', 'CONNECTED_TO_SYSTEM', 'QUEUED'],
    ],
    [
      'a new task that no queue takes',
      undefined,
      { ...task, ...ended },
      ['INITIATED', 'CONNECTED_TO_SYSTEM', 'DISCONNECTED', 'COMPLETED'],
    ],
    ['a task for later', undefined, scheduled, ['INITIATED']],
    [
      'a task whose time has come',
      scheduled,
      { ...scheduled, scheduledTarget: undefined, queue },
      ['CONNECTED_TO_SYSTEM', 'QUEUED'],
    ],
    [
      'another schedule',
      scheduled,
      { ...scheduled, scheduledTimestamp: at('13:00:00.000') },
      ['CONTACT_DATA_UPDATED'],
    ],
    [
      'a task for later that is stopped',
      scheduled,
      { ...scheduled, ...ended },
      ['DISCONNECTED', 'COMPLETED'],
    ],
    [
      'an inbound call',
      undefined,
      { ...task, channel: 'VOICE', initiationMethod: 'INBOUND' },
      ['INITIATED'],
    ],
    [
      'an outbound call',
      undefined,
      { ...task, channel: 'VOICE', initiationMethod: 'API' },
      ['INITIATED', 'CONNECTED_TO_SYSTEM'],
    ],
    [
      'an email',
      undefined,
      { ...task, channel: 'EMAIL', initiationMethod: 'INBOUND' },
      ['INITIATED'],
    ],
    ['a chat', undefined, { ...task, channel: 'CHAT' }, ['INITIATED', 'CONNECTED_TO_SYSTEM']],
    ['an acceptance', { ...task, queue }, { ...task, queue, agent }, ['CONNECTED_TO_AGENT']],
    [
      'another queue',
      { ...task, queue },
      { ...task, queue: { ...queue, id: ids.billing } },
      ['QUEUED'],
    ],
    [
      'an offer to an agent',
      { ...task, queue },
      {
        ...task,
        queue,
        atAgents: [{ userId: ids.amara, state: 'CONNECTING', since: at('09:01:00.000') }],
      },
      [],
    ],
    ['a pause', task, paused, ['PAUSED']],
    [
      'a task that begins paused',
      undefined,
      paused,
      ['INITIATED', 'CONNECTED_TO_SYSTEM', 'PAUSED'],
    ],
    ['the end of a pause', paused, resumed, ['RESUMED']],
    ['the end of a pause, into a queue', paused, { ...resumed, queue }, ['RESUMED', 'QUEUED']],
    ['the end of a paused task', paused, { ...resumed, ...ended }, ['DISCONNECTED', 'COMPLETED']],
    ['tags', task, { ...task, tags: { a: 'b' } }, ['CONTACT_DATA_UPDATED']],
    ['the end', task, { ...task, ...ended }, ['DISCONNECTED', 'COMPLETED']],
    [
      'the end with after-contact work',
      { ...task, agent },
      { ...task, agent: workBegun, ...ended },
      ['DISCONNECTED'],
    ],
    [
      'the end of after-contact work',
      { ...task, agent: workBegun, ...ended },
      { ...task, agent: workDone, ...ended },
      ['COMPLETED'],
    ],
    [
      'the monitoring of a chat',
      undefined,
      { ...task, channel: 'CHAT', initiationMethod: 'MONITOR', agent },
      ['INITIATED', 'CONNECTED_TO_AGENT'],
    ],
    [
      'another agent',
      { ...task, agent },
      { ...task, agent: { ...agent, id: idOf('30', 2) } },
      ['CONNECTED_TO_AGENT'],
    ],
    [
      'attributes after the end',
      { ...task, ...ended },
      { ...task, ...ended, attributes: {} },
      ['CONTACT_DATA_UPDATED'],
    ],
    ['another name', task, { ...task, name: 'b', description: 'c', customerId: 'd' }, []],
    ['another priority', task, { ...task, queuePriority: 1 }, []],
    [
      'nothing',
      { ...task, queue, agent, ...ended },
      { ...task, queue: { ...queue }, agent: { ...agent }, ...ended },
      [],
    ],
  ])('%s', (_, before, after, types) => {
    expect(typesOf(before, after)).toStrictEqual(types);
  });
});

test('an event is what EventBridge delivers', () => {
  const linked = { initialContactId: 'c-0', previousContactId: 'c-0', relatedContactId: 'c-r' };
  const before = {
    ...task,
    ...linked,
    initiationMethod: 'TRANSFER',
    queue,
    tags: { Dept: 'Finance' },
  } as const;
  const events = eventsOf(before, {
    ...before,
    agent,
    customerId: 'cust-1',
    systemEndpoint: { Type: 'TELEPHONE_NUMBER', Address: '+11234567890' },
  });

  expect(JSON.parse(JSON.stringify(events))).toStrictEqual([
    {
      version: '0',
      id: 'an id',
      'detail-type': 'Amazon Connect Contact Event',
      source: 'aws.connect',
      account: '111122223333',
      time: '2026-01-02T09:20:30Z',
      region: 'us-east-1',
      resources: [arn('/contact/c-1'), arn('')],
      detail: {
        eventType: 'CONNECTED_TO_AGENT',
        contactId: 'c-1',
        initialContactId: 'c-0',
        previousContactId: 'c-0',
        relatedContactId: 'c-r',
        channel: 'TASK',
        instanceArn: arn(''),
        initiationMethod: 'TRANSFER',
        initiationTimestamp: '2026-01-02T09:00:00.125Z',
        connectedToSystemTimestamp: '2026-01-02T09:00:00.125Z',
        queueInfo: {
          queueArn: arn(`/queue/${ids.claims}`),
          queueType: 'STANDARD',
          enqueueTimestamp: '2026-01-02T09:01:00.000Z',
        },
        agentInfo: {
          agentArn: arn(`/agent/${ids.amara}`),
          connectedToAgentTimestamp: '2026-01-02T09:02:00.000Z',
          hierarchyGroups: {
            level1: { arn: arn('/agent-group/91000000-0000-4000-8000-000000000001') },
          },
        },
        customerId: 'cust-1',
        systemEndpoint: { type: 'TELEPHONE_NUMBER', address: '+11234567890' },
        segmentAttributes: { 'connect:Subtype': { valueString: 'connect:Task' } },
        tags: {
          'aws:connect:instanceId': ids.instance,
          'aws:connect:systemEndpoint': '+11234567890',
          Dept: 'Finance',
        },
      },
    },
  ]);
});

test('each event of one change has what the contact has by then', () => {
  const events = eventsOf(undefined, { ...task, queue, agent, ...ended });

  expect(
    events.map(({ detail }) => [
      detail.eventType,
      detail.connectedToSystemTimestamp !== undefined,
      detail.queueInfo !== undefined,
      detail.agentInfo !== undefined,
      detail.disconnectTimestamp,
    ]),
  ).toStrictEqual([
    ['INITIATED', false, false, false, undefined],
    ['CONNECTED_TO_SYSTEM', true, false, false, undefined],
    ['QUEUED', true, true, false, undefined],
    ['CONNECTED_TO_AGENT', true, true, true, undefined],
    ['DISCONNECTED', true, true, true, '2026-01-02T09:10:00.000Z'],
    ['COMPLETED', true, true, true, '2026-01-02T09:10:00.000Z'],
  ]);
});

test('CONTACT_DATA_UPDATED names what has changed, and no other event does', () => {
  const [update, ...others] = eventsOf(task, {
    ...task,
    ...ended,
    scheduledTimestamp: at('12:00:00.000'),
    attributes: { secret: 'another value' },
    segmentAttributes: { own: { ValueString: 'x' } },
    tags: { Dept: 'Finance' },
  });

  expect(update?.detail.updatedProperties).toStrictEqual([
    'ScheduledTimestamp',
    'UserDefinedAttributes',
    'Segment Attributes',
    'Tags',
  ]);
  expect(others.map(({ detail }) => detail.updatedProperties)).toStrictEqual([
    undefined,
    undefined,
  ]);
});

test('COMPLETED has the after-contact work, and only where there was some', () => {
  const end = (before: ContactRecord, after: ContactRecord) =>
    eventsOf(before, after).at(-1)?.detail;
  const endedTask = { ...task, ...ended };

  expect(end({ ...endedTask, agent: workBegun }, { ...endedTask, agent: workDone })).toMatchObject({
    eventType: 'COMPLETED',
    agentInfo: {
      afterContactWorkStartTimestamp: '2026-01-02T09:10:00.000Z',
      afterContactWorkEndTimestamp: '2026-01-02T09:20:30.500Z',
      afterContactWorkDuration: 630,
    },
  });
  const withoutWork = end({ ...task, agent }, { ...endedTask, agent });
  expect(withoutWork?.eventType).toBe('COMPLETED');
  expect(Object.keys(withoutWork?.agentInfo ?? {})).toStrictEqual([
    'agentArn',
    'connectedToAgentTimestamp',
    'hierarchyGroups',
  ]);
});

test("an agent's queue is one, and an OUTBOUND contact has no queue", () => {
  const inAgentQueue = { ...task, queue: { ...queue, id: ids.amara } };
  const queueOf = (contact: ContactRecord) =>
    eventsOf(contact, { ...contact, ...ended })[0]?.detail.queueInfo;

  expect(queueOf(inAgentQueue)).toMatchObject({
    queueArn: arn(`/queue/agent/${ids.amara}`),
    queueType: 'AGENT',
  });
  expect(queueOf({ ...inAgentQueue, initiationMethod: 'OUTBOUND' })).toBeUndefined();
});

test('the monitoring of a call has neither an endpoint of the system nor a time of its connection', () => {
  const systemEndpoint = { Type: 'TELEPHONE_NUMBER', Address: '+11234567890' } as const;
  const call = { ...task, channel: 'VOICE', initiationMethod: 'INBOUND', systemEndpoint } as const;
  const detailOf = (contact: ContactRecord) =>
    eventsOf(contact, { ...contact, ...ended })[0]?.detail;

  expect(detailOf(call)).toMatchObject({
    connectedToSystemTimestamp: '2026-01-02T09:00:00.125Z',
    systemEndpoint: { address: '+11234567890' },
  });
  expect(detailOf({ ...call, initiationMethod: 'MONITOR' })).toMatchObject({
    connectedToSystemTimestamp: undefined,
    systemEndpoint: undefined,
  });
});

test('a task that was scheduled has reached the system at its time', () => {
  const scheduled = { ...task, scheduledTimestamp: at('09:20:30.500'), scheduledTarget: {} };
  const [connectedToSystem] = eventsOf(scheduled, { ...scheduled, scheduledTarget: undefined });

  expect(connectedToSystem?.detail).toMatchObject({
    eventType: 'CONNECTED_TO_SYSTEM',
    connectedToSystemTimestamp: '2026-01-02T09:20:30.500Z',
    scheduledTimestamp: '2026-01-02T09:20:30.500Z',
  });
});

test('no event has a name, a description, the value of an attribute or a user-defined segment attribute', () => {
  const segmentAttributes = { own: { ValueString: 'a secret' } };
  const events = eventsOf(undefined, { ...task, ...ended, queue, agent, segmentAttributes });

  expect(events.length).toBeGreaterThan(5);
  expect(JSON.stringify(events)).not.toMatch(/secret/);
});
