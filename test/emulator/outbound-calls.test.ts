import {
  DescribeInstanceCommand,
  GetCurrentUserDataCommand,
  MonitorContactCommand,
  StartOutboundVoiceContactCommand,
  type StartOutboundVoiceContactCommandInput,
  SuspendContactRecordingCommand,
} from '@aws-sdk/client-connect';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { EmulatorOptions } from '../../src/emulator/emulator.ts';
import { parseSeed } from '../../src/emulator/seed.ts';
import { limitExceeded, notFound, rejection } from './conformance/support/rejection.ts';
import { sdkOf } from './support/sdk.ts';
import { closeEmulators, ids, start, World } from './support/wire.ts';

afterEach(closeEmulators);

const InstanceId = ids.instance;
const number = '+12025550123';
const sevenDays = 7 * 86_400_000;

const seedWith = (instance: object, contacts: object[] = [], users: object[] = []) =>
  parseSeed({
    instances: [{ id: InstanceId, ...instance }],
    queues: [{ id: 'q', name: 'Queue', outboundCallerNumber: '+12025550100' }],
    routingProfiles: [{ id: 'r', name: 'All', queues: [{ queueId: 'q' }] }],
    users: [{ id: 'amara', username: 'amara', routingProfileId: 'r' }, ...users],
    contactFlows: [{ id: 'f', name: 'Flow', queueId: 'q' }],
    contacts,
  });

/** A contact centre whose instance is as given. */
async function open(instance: object = {}, options: EmulatorOptions = {}) {
  const world = new World();
  const emulator = await start({ seed: seedWith(instance), now: world.now, ...options });
  const { client, ...contacts } = sdkOf(emulator);
  return {
    emulator,
    client,
    ...contacts,
    call: async (change: Partial<StartOutboundVoiceContactCommandInput> = {}) => {
      const input = { InstanceId, ContactFlowId: 'f', QueueId: 'q', ...change };
      const { ContactId = '' } = await client.send(
        new StartOutboundVoiceContactCommand({ DestinationPhoneNumber: number, ...input }),
      );
      return ContactId;
    },
  };
}

describe('a seed', () => {
  test('can forbid outbound calls', async () => {
    const { client, call } = await open({ outboundCallsEnabled: false });
    expect(await rejection(call())).toMatchObject({
      name: 'OutboundContactNotPermittedException',
      status: 403,
    });
    const described = await client.send(new DescribeInstanceCommand({ InstanceId }));
    expect(described.Instance).toMatchObject({ OutboundCallsEnabled: false });
  });

  const allowed = [
    { outboundPrefixes: ['+1', '+4477'], to: '+12025550123' },
    { outboundPrefixes: ['+1', '+4477'], to: '+447700900123' },
    { outboundPrefixes: undefined, to: '+442079460123' },
  ];
  test.each(allowed)('with $outboundPrefixes allows calls to $to', async (one) => {
    const { call, describe: read } = await open({ outboundPrefixes: one.outboundPrefixes });
    const id = await call({ DestinationPhoneNumber: one.to });
    expect(await read(id)).toMatchObject({ CustomerEndpoint: { Address: one.to } });
  });

  const forbidden = [
    { outboundPrefixes: ['+1', '+4477'], to: '+447600900123' },
    { outboundPrefixes: ['+1', '+4477'], to: '+4712345678' },
    { outboundPrefixes: [], to: '+12025550123' },
    { outboundPrefixes: undefined, to: '+447700900123' },
  ];
  test.each(forbidden)('with $outboundPrefixes forbids calls to $to', async (one) => {
    const { call } = await open({ outboundPrefixes: one.outboundPrefixes });
    expect(await rejection(call({ DestinationPhoneNumber: one.to }))).toMatchObject({
      name: 'DestinationNotAllowedException',
      status: 403,
    });
  });

  test('can give the instance more numbers', async () => {
    const { call, describe: read } = await open({ phoneNumbers: ['+12025550101'] });
    const change = { QueueId: undefined, SourcePhoneNumber: '+12025550101' };
    expect(await read(await call(change))).toMatchObject({
      SystemEndpoint: { Address: '+12025550101' },
      QueueInfo: { Id: 'q' },
    });
    const other = call({ ...change, SourcePhoneNumber: '+12025550102' });
    expect(await rejection(other)).toStrictEqual(notFound);
  });

  test('has numbers in E.164 only', () => {
    const instance = { phoneNumbers: ['555'], outboundPrefixes: ['1'] };
    expect(() => seedWith(instance)).toThrow(
      'instances[0].phoneNumbers[0]: must be in E.164\n' +
        'instances[0].outboundPrefixes[0]: must be the beginning of a number in E.164',
    );
  });
});

describe('a client token', () => {
  test('returns its call for seven days, and then starts another one', async () => {
    const { emulator, call, describe: read, stop } = await open();
    const first = await call({ ClientToken: 'token' });
    await stop(first);
    emulator.advance(sevenDays - 1);
    expect(await call({ ClientToken: 'token' })).toBe(first);
    emulator.advance(1);
    const second = await call({ ClientToken: 'token' });
    expect(second).not.toBe(first);
    expect(await read(second)).not.toHaveProperty('DisconnectTimestamp');
    expect(await call({ ClientToken: 'token' })).toBe(second);
  });

  test('of a call that was rejected can be used again', async () => {
    const { call, describe: read } = await open();
    const forbidden = call({ ClientToken: 'token', DestinationPhoneNumber: '+447700900123' });
    expect(await rejection(forbidden)).toMatchObject({ name: 'DestinationNotAllowedException' });
    expect(await read(await call({ ClientToken: 'token' }))).toMatchObject({
      CustomerEndpoint: { Address: number },
    });
  });
});

describe('the limit of active calls', () => {
  test('counts the instance’s, waiting and connected, and is lifted with the other limits', async () => {
    const strict = await open();
    for (let active = 1; active <= 10; active += 1) await strict.call();
    expect(await rejection(strict.call())).toStrictEqual(limitExceeded);

    const lenient = await open({}, { limits: 'off' });
    for (let active = 1; active <= 11; active += 1) await lenient.call();
    expect(await lenient.call()).toMatch(/./);
  });
});

test('the limit of linked contacts counts related calls, and is lifted with the others', async () => {
  const { call } = await open();
  const seed = seedWith(
    {},
    Array.from({ length: 12 }, (_, n) => ({
      id: `c-${n}`,
      queueId: 'q',
      ...(n > 0 && { relatedContactId: 'c-0' }),
    })),
  );
  const full = await open({}, { seed });
  const related = { RelatedContactId: 'c-11' };
  expect(await rejection(full.call(related))).toStrictEqual(limitExceeded);
  expect(await full.call()).toMatch(/./);

  const first = await call();
  expect(await call({ RelatedContactId: first })).toMatch(/./);
  const lenient = await open({}, { seed, limits: 'off' });
  expect(await lenient.call(related)).toMatch(/./);
});

describe('a call', () => {
  test('that waits for an agent is not recorded, and is when the agent has it', async () => {
    const { client, call, describe: read, stop } = await open();
    const suspend = (ContactId: string) =>
      client.send(
        new SuspendContactRecordingCommand({ InstanceId, ContactId, InitialContactId: ContactId }),
      );
    const change = { QueueId: 'amara', SourcePhoneNumber: '+12025550100' };
    const first = await call(change);
    const second = await call(change);
    const amara = new GetCurrentUserDataCommand({ InstanceId, Filters: { Agents: ['amara'] } });
    expect((await client.send(amara)).UserDataList?.[0]).toMatchObject({
      ActiveSlotsByChannel: { VOICE: 1 },
      Contacts: [{ ContactId: first, Channel: 'VOICE' }],
    });
    await suspend(first);
    expect(await rejection(suspend(second))).toMatchObject({ name: 'InvalidRequestException' });
    await stop(first);
    expect(await read(first)).toMatchObject({
      DisconnectReason: 'OTHER',
      Recordings: [{ Status: 'AVAILABLE' }],
    });
    expect((await client.send(amara)).UserDataList?.[0]).toMatchObject({
      Contacts: [{ ContactId: second }],
    });
    await suspend(second);
    expect(await read(second)).toMatchObject({ Recordings: [{ MediaStreamType: 'AUDIO' }] });
  });
});

describe('a contact that monitors a call', () => {
  test('has no recording of its own', async () => {
    const contacts = [{ id: 'call', channel: 'VOICE', queueId: 'q', userId: 'amara' }];
    const seed = seedWith({}, contacts, [{ id: 'ben', username: 'ben' }]);
    const { client, describe: read } = sdkOf(await start({ seed }));
    const input = { InstanceId, ContactId: 'call', UserId: 'ben' };
    const { ContactId = '' } = await client.send(new MonitorContactCommand(input));
    expect(await read('call')).toHaveProperty('Recordings');
    expect(await read(ContactId)).not.toHaveProperty('Recordings');
    const suspend = new SuspendContactRecordingCommand({
      InstanceId,
      ContactId,
      InitialContactId: 'call',
    });
    expect(await rejection(client.send(suspend))).toMatchObject({
      name: 'InvalidRequestException',
    });
  });
});

describe('the recordings of a seed', () => {
  const contact = (more: object) => ({ initiationTimestamp: -60, queueId: 'q', ...more });
  const seed = seedWith({}, [
    contact({ id: 'offered', channel: 'VOICE', userId: 'amara', agentState: 'CONNECTING' }),
    contact({ id: 'not-recorded', channel: 'VOICE', userId: 'amara', recordings: [] }),
    contact({ id: 'screen', userId: 'amara', recordings: ['SCREEN'] }),
    contact({ id: 'both', channel: 'VOICE', userId: 'amara', recordings: ['AGENT', 'SCREEN'] }),
  ]);

  test('are none for a call that has no agent yet, or that says so', async () => {
    const { describe: read } = sdkOf(await start({ seed }));
    for (const id of ['offered', 'not-recorded']) {
      expect(await read(id)).not.toHaveProperty('Recordings');
    }
  });

  test('are suspended one by one, and all that is left at once', async () => {
    const { client, describe: read } = sdkOf(await start({ seed }));
    const suspend = (ContactId: string, ContactRecordingType?: 'SCREEN' | 'AGENT') =>
      client.send(
        new SuspendContactRecordingCommand({
          InstanceId,
          ContactId,
          InitialContactId: ContactId,
          ContactRecordingType,
        }),
      );
    expect(await read('screen')).toMatchObject({ Recordings: [{ MediaStreamType: 'VIDEO' }] });
    await suspend('screen');
    expect((await read('both')).Recordings).toHaveLength(2);
    await suspend('both', 'SCREEN');
    await suspend('both');
    const again = suspend('both', 'AGENT');
    expect(await rejection(again)).toMatchObject({ name: 'InvalidRequestException' });
  });
});
