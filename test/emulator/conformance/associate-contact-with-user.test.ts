import type { AssociateContactWithUserCommandInput } from '@aws-sdk/client-connect';
import {
  AssociateContactWithUserCommand,
  GetCurrentUserDataCommand,
  PutUserStatusCommand,
} from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { idOf } from '../support/wire.ts';
import { ids, unknownId } from './support/built-in.ts';
import { contactsOf } from './support/contacts.ts';
import { aRequestId, invalidInput, notFound, rejection } from './support/rejection.ts';
import { describeOnEmulator, openTarget } from './support/target.ts';

const target = await openTarget();
const { client, directory, eventually } = target;
const { describe: read, start, stop } = contactsOf(target);
const { instanceId: InstanceId, userId: UserId } = directory;
const send = (change: Partial<AssociateContactWithUserCommandInput>) =>
  client.send(
    new AssociateContactWithUserCommand({ InstanceId, ContactId: unknownId, UserId, ...change }),
  );

describe('AssociateContactWithUser', () => {
  test('answers with nothing but a request id, and makes no new contact', async () => {
    const ContactId = await start();
    expect(await eventually(() => send({ ContactId }))).toStrictEqual({
      $metadata: expect.objectContaining({ httpStatusCode: 200, requestId: aRequestId }),
    });
    const contact = await read(ContactId);
    expect(contact).toMatchObject({ Id: ContactId, InitiationMethod: 'API' });
    expect(contact).not.toHaveProperty('DisconnectTimestamp');
  });

  test('takes the ARN of a user', async () => {
    const ContactId = await start();
    const answer = await eventually(() => send({ ContactId, UserId: directory.userArn }));
    expect(answer.$metadata.httpStatusCode).toBe(200);
  });

  test('rejects a contact that has ended', async () => {
    const ContactId = await start();
    await stop(ContactId);
    expect(await rejection(send({ ContactId }))).toStrictEqual(invalidInput);
  });

  test('rejects a contact that waits for its time', async () => {
    const ContactId = await start({ ScheduledTime: new Date(Date.now() + 3_600_000) });
    expect(await rejection(send({ ContactId }))).toStrictEqual(invalidInput);
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
    { what: 'no UserId', change: { UserId: undefined } },
    { what: 'an empty UserId', change: { UserId: '' } },
    { what: 'a UserId of 257 characters', change: { UserId: 'x'.repeat(257) } },
    { what: 'an InstanceId of 101 characters', change: { InstanceId: 'x'.repeat(101) } },
  ];
  test.each(broken)('rejects $what', async ({ change }) => {
    expect(await rejection(send(change))).toStrictEqual(invalidInput);
  });
});

describeOnEmulator('AssociateContactWithUser on the emulator', () => {
  const listOf = async (user: string) => {
    const input = { InstanceId, Filters: { Agents: [user] } };
    const { UserDataList } = await client.send(new GetCurrentUserDataCommand(input));
    return (UserDataList?.[0]?.Contacts ?? []).map((one) => [one.ContactId, one.AgentContactState]);
  };
  const putStatus = (user: string, AgentStatusId: string) =>
    client.send(new PutUserStatusCommand({ InstanceId, UserId: user, AgentStatusId }));

  test('gives a contact to an available agent, through the agent queue', async () => {
    const ContactId = await start();
    await send({ ContactId, UserId: ids.user(2) });
    const contact = await read(ContactId);
    expect(contact).toMatchObject({
      AgentInfo: { Id: ids.user(2), ConnectedToAgentTimestamp: expect.any(Date) },
      QueueInfo: { Id: ids.user(2), EnqueueTimestamp: expect.any(Date) },
    });
    expect(await listOf(ids.user(2))).toContainEqual([ContactId, 'CONNECTED']);
    expect(await rejection(send({ ContactId }))).toStrictEqual(invalidInput);
  });

  test('leaves a contact in the queue of an agent who is offline, and in no list', async () => {
    const ContactId = await start();
    await send({ ContactId, UserId: ids.user(5) });
    const contact = await read(ContactId);
    expect(contact).toMatchObject({ QueueInfo: { Id: ids.user(5) } });
    expect(contact).not.toHaveProperty('AgentInfo');
    expect(await listOf(ids.user(5))).toStrictEqual([]);
  });

  test('offers a contact to an agent on a status of the company, who does not accept it', async () => {
    await putStatus(ids.user(2), idOf('92', 1));
    const ContactId = await start();
    await send({ ContactId, UserId: ids.user(2) });
    expect(await listOf(ids.user(2))).toContainEqual([ContactId, 'CONNECTING']);
    expect(await read(ContactId)).not.toHaveProperty('AgentInfo');

    // Another agent takes the offer over.
    await send({ ContactId, UserId: ids.user(1) });
    expect(await listOf(ids.user(2))).not.toContainEqual([ContactId, 'CONNECTING']);
    expect(await read(ContactId)).toMatchObject({ AgentInfo: { Id: ids.user(1) } });
  });

  test('takes an email, and no call or chat that an agent has', async () => {
    await send({ ContactId: ids.contact(8), UserId: ids.user(5) });
    expect(await read(ids.contact(8))).toMatchObject({
      Channel: 'EMAIL',
      QueueInfo: { Id: ids.user(5) },
    });
    for (const n of [2, 6, 7]) {
      expect(await rejection(send({ ContactId: ids.contact(n) }))).toStrictEqual(invalidInput);
    }
  });
});
