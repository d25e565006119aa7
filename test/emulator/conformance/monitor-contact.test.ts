import type { MonitorContactCommandInput } from '@aws-sdk/client-connect';
import {
  GetCurrentUserDataCommand,
  MonitorContactCommand,
  SearchContactsCommand,
} from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { parseSeed } from '../../../src/emulator/seed.ts';
import { ids, unknownId } from './support/built-in.ts';
import { contactsOf } from './support/contacts.ts';
import {
  aRequestId,
  idempotencyConflict,
  invalidInput,
  notFound,
  quotaExceeded,
  rejection,
} from './support/rejection.ts';
import { arnOf, describeOnEmulator, openEmulator, openTarget } from './support/target.ts';

const target = await openTarget();
const { client, directory } = target;
const { chain, describe: read, start, stop } = contactsOf(target);
const { instanceId: InstanceId, userId: UserId } = directory;
/** Typed loosely, because some of these calls are wrong. */
const send = (change: object) => {
  const input: MonitorContactCommandInput = { InstanceId, UserId, ContactId: unknownId };
  return client.send(new MonitorContactCommand({ ...input, ...change }));
};

describe('MonitorContact', () => {
  test('rejects a task', async () => {
    expect(await rejection(send({ ContactId: await start() }))).toStrictEqual(invalidInput);
  });

  const unknown = [
    { what: 'contact', change: {} },
    { what: 'instance', change: { InstanceId: unknownId } },
  ];
  test.each(unknown)('rejects an unknown $what', async ({ change }) => {
    expect(await rejection(send(change))).toStrictEqual(notFound);
  });

  const broken = [
    { what: 'no UserId', change: { UserId: undefined } },
    { what: 'an empty UserId', change: { UserId: '' } },
    { what: 'a UserId of 257 characters', change: { UserId: 'x'.repeat(257) } },
    { what: 'a ContactId of 257 characters', change: { ContactId: 'x'.repeat(257) } },
    { what: 'a ClientToken of 501 characters', change: { ClientToken: 'x'.repeat(501) } },
    { what: 'an unknown capability', change: { AllowedMonitorCapabilities: ['WHISPER'] } },
    {
      what: 'three capabilities',
      change: { AllowedMonitorCapabilities: ['BARGE', 'BARGE', 'SILENT_MONITOR'] },
    },
    { what: 'an InstanceId of 101 characters', change: { InstanceId: 'x'.repeat(101) } },
  ];
  test.each(broken)('rejects $what', async ({ change }) => {
    expect(await rejection(send(change))).toStrictEqual(invalidInput);
  });
});

/** A chat with an agent, three supervisors, and what cannot be monitored. */
const seed = parseSeed({
  instances: [{ id: 'i' }],
  queues: [{ id: 'q', name: 'Q' }],
  users: ['ann', 'bob', 'cy', 'di'].map((id) => ({ id, username: id })),
  contacts: [
    { id: 'chat', channel: 'CHAT', queueId: 'q', userId: 'ann' },
    { id: 'waiting', channel: 'CHAT', queueId: 'q' },
    { id: 'ended', channel: 'VOICE', queueId: 'q', userId: 'ann', disconnectTimestamp: -1 },
    ...[[], ['IVR'], ['AGENT']].map((recordings) => ({
      id: ['call', ...recordings].join(),
      channel: 'VOICE',
      queueId: 'q',
      userId: 'ann',
      recordings,
    })),
  ],
});
const own = await openEmulator({ seed });
const unlimited = await openEmulator({ seed, limits: 'off' });

describeOnEmulator('MonitorContact on the emulator', () => {
  const call = ids.contact(6);
  const dolores = ids.user(4);
  const ben = ids.user(2);
  const listOf = async (user: string) => {
    const input = { InstanceId, Filters: { Agents: [user] } };
    const { UserDataList } = await client.send(new GetCurrentUserDataCommand(input));
    return UserDataList?.[0]?.Contacts;
  };

  test('starts a contact at the user, linked with the one that is monitored', async () => {
    const before = await read(call);
    const { ContactId = '', ...answer } = await send({
      ContactId: call,
      UserId: ben,
      AllowedMonitorCapabilities: ['SILENT_MONITOR', 'BARGE'],
    });
    expect(answer).toStrictEqual({
      $metadata: expect.objectContaining({ httpStatusCode: 200, requestId: aRequestId }),
      ContactArn: arnOf(directory, 'contact', ContactId),
    });
    expect(await read(ContactId)).toMatchObject({
      InitiationMethod: 'MONITOR',
      Channel: 'VOICE',
      PreviousContactId: call,
      InitialContactId: call,
      ContactAssociationId: call,
      AgentInfo: { Id: ben, ConnectedToAgentTimestamp: expect.any(Date) },
    });
    expect(await read(ContactId)).not.toHaveProperty('QueueInfo');
    expect(await listOf(ben)).toMatchObject([
      { ContactId, InitiationMethod: 'MONITOR', AgentContactState: 'CONNECTED' },
    ]);
    expect((await chain(call)).map((one) => one.ContactId)).toContain(ContactId);
    const TimeRange = {
      Type: 'INITIATION_TIMESTAMP' as const,
      StartTime: new Date(Date.now() - 60_000),
      EndTime: new Date(Date.now() + 60_000),
    };
    const criteria = { InitiationMethods: ['MONITOR' as const], AgentIds: [ben] };
    const { Contacts } = await client.send(
      new SearchContactsCommand({ InstanceId, TimeRange, SearchCriteria: criteria }),
    );
    expect(Contacts?.map(({ Id }) => Id)).toStrictEqual([ContactId]);
    expect(await read(call)).toStrictEqual(before);

    await stop(call);
    expect(await read(ContactId)).toMatchObject({
      DisconnectTimestamp: expect.any(Date),
      DisconnectReason: 'OTHER',
    });
    expect(await listOf(ben)).toStrictEqual([]);
  });

  test('answers a repeated call as the first time, and rejects other arguments', async () => {
    const chat = { ContactId: ids.contact(7), UserId: ids.user(1), ClientToken: 'monitor' };
    const { ContactId } = await send(chat);
    expect(await send({ ...chat, UserId: directory.userArn })).toMatchObject({ ContactId });
    const other = send({ ...chat, UserId: dolores });
    expect(await rejection(other)).toStrictEqual(idempotencyConflict);
    expect(await rejection(send({ ...chat, ClientToken: 'more' }))).toStrictEqual(invalidInput);
  });

  test('rejects an unknown user, an offline one, and the agent of the contact', async () => {
    const chat = { ContactId: ids.contact(7) };
    expect(await rejection(send({ ...chat, UserId: unknownId }))).toStrictEqual(notFound);
    for (const UserId of [ids.user(5), ids.user(3)]) {
      expect(await rejection(send({ ...chat, UserId }))).toStrictEqual(invalidInput);
    }
  });

  const monitor = (at: typeof own, ContactId: string, user: string) =>
    at.client.send(new MonitorContactCommand({ InstanceId: 'i', ContactId, UserId: user }));

  test.each(['waiting', 'ended'])('rejects a contact that is %s', async (contact) => {
    expect(await rejection(monitor(own, contact, 'bob'))).toStrictEqual(invalidInput);
  });

  test('needs the recording of a call, its agent included', async () => {
    for (const call of ['call', 'call,IVR']) {
      expect(await rejection(monitor(own, call, 'bob'))).toStrictEqual(invalidInput);
    }
    const { ContactId } = await monitor(own, 'call,AGENT', 'bob');
    expect(ContactId).toStrictEqual(expect.any(String));
  });

  test('admits two users, any number with limits off, and none for a monitoring contact', async () => {
    const { ContactId = '' } = await monitor(own, 'chat', 'bob');
    expect(await rejection(monitor(own, ContactId, 'di'))).toStrictEqual(invalidInput);
    await monitor(own, 'chat', 'cy');
    expect(await rejection(monitor(own, 'chat', 'di'))).toStrictEqual(quotaExceeded);
    for (const user of ['bob', 'cy', 'di']) {
      expect((await monitor(unlimited, 'chat', user)).ContactId).toStrictEqual(expect.any(String));
    }
  });
});
