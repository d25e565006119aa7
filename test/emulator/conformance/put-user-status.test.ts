import type { PutUserStatusCommandInput } from '@aws-sdk/client-connect';
import {
  GetCurrentUserDataCommand,
  ListAgentStatusesCommand,
  PutUserStatusCommand,
} from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { idOf, World } from '../support/wire.ts';
import { ids, unknownId } from './support/built-in.ts';
import { contactsOf } from './support/contacts.ts';
import { aRequestId, invalidInput, notFound, rejection } from './support/rejection.ts';
import { arnOf, describeOnEmulator, openEmulator, openTarget } from './support/target.ts';

const target = await openTarget();
const { client, directory } = target;
const { instanceId: InstanceId, userId: UserId } = directory;
const statuses = await client.send(new ListAgentStatusesCommand({ InstanceId }));
const AgentStatusId =
  statuses.AgentStatusSummaryList?.find(({ Type }) => Type === 'OFFLINE')?.Id ?? '';
const send = (change: Partial<PutUserStatusCommandInput>) =>
  client.send(new PutUserStatusCommand({ InstanceId, UserId, AgentStatusId, ...change }));

describe('PutUserStatus', () => {
  const unknown = [
    { what: 'user', change: { UserId: unknownId } },
    { what: 'status', change: { AgentStatusId: unknownId } },
    { what: 'instance', change: { InstanceId: unknownId } },
  ];
  test.each(unknown)('rejects an unknown $what', async ({ change }) => {
    expect(await rejection(send(change))).toStrictEqual(notFound);
  });

  const broken = [
    { what: 'no AgentStatusId', change: { AgentStatusId: undefined } },
    { what: 'an InstanceId of 101 characters', change: { InstanceId: 'x'.repeat(101) } },
  ];
  test.each(broken)('rejects $what', async ({ change }) => {
    expect(await rejection(send(change))).toStrictEqual(invalidInput);
  });
});

const lunch = idOf('92', 1);
const training = idOf('92', 2);
const disabled = idOf('92', 3);
const world = new World();
const own = await openEmulator({ now: world.now });
const { start, stop, toUser, transfer } = contactsOf(own);

const [available = '', offline = ''] =
  (
    await own.client.send(new ListAgentStatusesCommand({ InstanceId: ids.instance(1) }))
  ).AgentStatusSummaryList?.map(({ Id }) => Id ?? '') ?? [];

describeOnEmulator('PutUserStatus on the emulator', () => {
  const put = (user: string, status: string) =>
    own.client.send(new PutUserStatusCommand({ InstanceId, UserId: user, AgentStatusId: status }));
  const dataOf = async (user: string) => {
    const input = { InstanceId, Filters: { Agents: [user] } };
    const { UserDataList } = await own.client.send(new GetCurrentUserDataCommand(input));
    return UserDataList?.[0];
  };
  test('changes the status of an agent without contacts at once', async () => {
    world.advance(60_000);
    expect(await put(ids.user(2), lunch)).toStrictEqual({
      $metadata: expect.objectContaining({ httpStatusCode: 200, requestId: aRequestId }),
    });
    const changed = {
      Status: {
        StatusStartTimestamp: world.now(),
        StatusArn: arnOf(directory, 'agent-state', lunch),
        StatusName: 'Lunch',
      },
      AvailableSlotsByChannel: { VOICE: 0, CHAT: 0, TASK: 0, EMAIL: 0 },
    };
    expect(await dataOf(ids.user(2))).toMatchObject(changed);
    expect(await dataOf(ids.user(2))).not.toHaveProperty('NextStatus');

    world.advance(60_000);
    await put(ids.user(2), lunch);
    expect(await dataOf(ids.user(2))).toMatchObject(changed); // since the first time
    await put(ids.user(2), available);
    expect(await dataOf(ids.user(2))).toMatchObject({ AvailableSlotsByChannel: { VOICE: 1 } });
  });

  test('sets the next status of an agent with a contact, which begins when it ends', async () => {
    const task = await transfer({ ...toUser(await start()), UserId: ids.user(2) });
    await put(ids.user(2), offline);
    expect(await dataOf(ids.user(2))).toMatchObject({
      Status: { StatusName: 'Available' },
      NextStatus: 'Offline',
      ActiveSlotsByChannel: { TASK: 1 },
      AvailableSlotsByChannel: { VOICE: 0, CHAT: 0, TASK: 0, EMAIL: 0 },
    });

    // What comes meanwhile waits.
    const waiting = await transfer({ ...toUser(await start()), UserId: ids.user(2) });
    await put(ids.user(2), training);
    expect(await dataOf(ids.user(2))).toMatchObject({ NextStatus: 'Training' });
    world.advance(1000);
    await stop(task);
    const changed = await dataOf(ids.user(2));
    expect(changed).toMatchObject({
      Status: { StatusName: 'Training', StatusStartTimestamp: world.now() },
      Contacts: [],
    });
    expect(changed).not.toHaveProperty('NextStatus');

    await put(ids.user(2), available);
    expect(await dataOf(ids.user(2))).toMatchObject({
      Contacts: [{ ContactId: waiting, AgentContactState: 'CONNECTED' }],
    });
    await stop(waiting);
  });

  test('takes a next status back', async () => {
    await put(ids.user(1), lunch);
    expect(await dataOf(ids.user(1))).toMatchObject({ NextStatus: 'Lunch' });
    await put(ids.user(1), available);
    const data = await dataOf(ids.user(1));
    expect(data).toMatchObject({
      Status: { StatusName: 'Available' },
      AvailableSlotsByChannel: { TASK: 4 },
    });
    expect(data).not.toHaveProperty('NextStatus');
  });

  test('rejects a disabled status, and the ARN of a user', async () => {
    expect(await rejection(put(ids.user(2), disabled))).toStrictEqual(invalidInput);
    expect(await rejection(put(directory.userArn, lunch))).toStrictEqual(notFound);
    expect(await dataOf(ids.user(2))).toMatchObject({ Status: { StatusName: 'Available' } });
  });
});
