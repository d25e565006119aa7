import type { ContactState, DismissUserContactCommandInput } from '@aws-sdk/client-connect';
import {
  DescribeContactCommand,
  DismissUserContactCommand,
  GetCurrentUserDataCommand,
} from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { parseSeed } from '../../../src/emulator/seed.ts';
import { World } from '../support/wire.ts';
import { unknownId } from './support/built-in.ts';
import { contactsOf } from './support/contacts.ts';
import { aRequestId, invalidInput, notFound, rejection } from './support/rejection.ts';
import { describeOnEmulator, openEmulator, openTarget } from './support/target.ts';

const target = await openTarget();
const { client, directory, eventually } = target;
const { start } = contactsOf(target);
const { instanceId: InstanceId, userId: UserId } = directory;
const send = (change: Partial<DismissUserContactCommandInput>) =>
  client.send(
    new DismissUserContactCommand({ InstanceId, UserId, ContactId: unknownId, ...change }),
  );

describe('DismissUserContact', () => {
  test('rejects a contact that is not with the user', async () => {
    const ContactId = await start();
    expect(await rejection(eventually(() => send({ ContactId })))).toStrictEqual(invalidInput);
  });

  test('rejects what it does not know', async () => {
    expect(await rejection(send({}))).toStrictEqual(notFound);
    const ContactId = await start();
    for (const change of [{ UserId: unknownId }, { InstanceId: unknownId }]) {
      expect(await rejection(send({ ContactId, ...change }))).toStrictEqual(notFound);
    }
  });

  const broken = [
    { what: 'an empty ContactId', change: { ContactId: '' } },
    { what: 'a ContactId of 257 characters', change: { ContactId: 'x'.repeat(257) } },
    { what: 'an InstanceId of 101 characters', change: { InstanceId: 'x'.repeat(101) } },
  ];
  test.each(broken)('rejects $what', async ({ change }) => {
    expect(await rejection(send(change))).toStrictEqual(invalidInput);
  });
});

/** An agent who is full, with one task in each state, and one more that waits in the agent queue. */
const states = [
  'CONNECTING',
  'CONNECTED',
  'CONNECTED_ONHOLD',
  'MISSED',
  'ERROR',
  'ENDED',
  'REJECTED',
] satisfies ContactState[];
const seed = parseSeed({
  instances: [{ id: 'i' }],
  queues: [{ id: 'q', name: 'Q' }],
  routingProfiles: [
    { id: 'r', name: 'R', mediaConcurrencies: [{ channel: 'TASK', concurrency: states.length }] },
  ],
  users: [{ id: 'u', username: 'u', routingProfileId: 'r', handling: 'MANUAL' }],
  contacts: [
    ...states.map((agentState) => ({
      id: agentState,
      queueId: 'q',
      userId: 'u',
      agentState,
      ...(agentState === 'ENDED' && { disconnectTimestamp: -60 }),
    })),
    { id: 'waiting', queueId: 'u' },
  ],
});
const world = new World();
const own = await openEmulator({ seed, now: world.now });

describeOnEmulator('DismissUserContact on the emulator', () => {
  const dismiss = (ContactId: string) =>
    own.client.send(new DismissUserContactCommand({ InstanceId: 'i', UserId: 'u', ContactId }));
  const listed = async () => {
    const input = { InstanceId: 'i', Filters: { Agents: ['u'] } };
    const { UserDataList } = await own.client.send(new GetCurrentUserDataCommand(input));
    return UserDataList?.[0]?.Contacts?.map((one) => [one.ContactId, one.AgentContactState]);
  };
  const read = async (ContactId: string) => {
    const input = { InstanceId: 'i', ContactId };
    return (await own.client.send(new DescribeContactCommand(input))).Contact;
  };

  test.each(['CONNECTING', 'CONNECTED', 'CONNECTED_ONHOLD'])(
    'rejects a contact that is %s, and leaves it',
    async (state) => {
      expect(await rejection(dismiss(state))).toStrictEqual(invalidInput);
      expect(await listed()).toContainEqual([state, state]);
    },
  );

  test('removes a contact, which gives its slot to one that waits', async () => {
    expect(await listed()).toHaveLength(states.length);
    expect(await dismiss('MISSED')).toStrictEqual({
      $metadata: expect.objectContaining({ httpStatusCode: 200, requestId: aRequestId }),
    });
    const contacts = await listed();
    expect(contacts).toHaveLength(states.length);
    expect(contacts).toContainEqual(['waiting', 'CONNECTING']);
    expect(await read('MISSED')).toMatchObject({ QueueInfo: { Id: 'q' } });
    expect(await rejection(dismiss('MISSED'))).toStrictEqual(invalidInput);
  });

  test('removes one that was rejected, had an error, or has ended', async () => {
    for (const state of ['REJECTED', 'ERROR', 'ENDED']) await dismiss(state);
    expect(await listed()).toStrictEqual(
      ['CONNECTING', 'CONNECTED', 'CONNECTED_ONHOLD']
        .map((state) => [state, state])
        .concat([['waiting', 'CONNECTING']]),
    );
    expect(await read('ENDED')).toMatchObject({
      AgentInfo: {
        AfterContactWorkStartTimestamp: expect.any(Date),
        AfterContactWorkEndTimestamp: expect.any(Date),
        AfterContactWorkDuration: 60,
      },
    });
  });
});
