import type { StopContactCommandInput } from '@aws-sdk/client-connect';
import { StopContactCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { ids, unknownId } from './support/built-in.ts';
import { contactsOf } from './support/contacts.ts';
import {
  aRequestId,
  contactNotFound,
  invalidInput,
  notFound,
  rejection,
} from './support/rejection.ts';
import { describeOnEmulator, openTarget } from './support/target.ts';

const target = await openTarget();
const { client, directory, eventually } = target;
const { describe: read, start, stop, toQueue, transfer } = contactsOf(target);
const InstanceId = directory.instanceId;
const send = (input: StopContactCommandInput) => client.send(new StopContactCommand(input));

describe('StopContact', () => {
  test('answers with nothing but a request id', async () => {
    const answer = await send({ InstanceId, ContactId: await start() });
    expect(answer).toStrictEqual({
      $metadata: expect.objectContaining({ httpStatusCode: 200, requestId: aRequestId }),
    });
  });

  test('ends the contact, and no other', async () => {
    const task = await start();
    const bystander = await start();
    await send({ InstanceId, ContactId: task });

    await eventually(async () => {
      const ended = await read(task);
      expect(ended.DisconnectTimestamp).toBeInstanceOf(Date);
      expect(Number(ended.DisconnectTimestamp)).toBeGreaterThanOrEqual(
        Number(ended.InitiationTimestamp),
      );
    });
    expect(await read(bystander)).not.toHaveProperty('DisconnectTimestamp');
  });

  test('ends a scheduled task', async () => {
    const task = await start({ ScheduledTime: new Date(Date.now() + 3_600_000) });
    await stop(task);
    expect(await read(task)).toHaveProperty('DisconnectTimestamp');
  });

  test('ends a contact that came of a transfer', async () => {
    const moved = await transfer(toQueue(await start()));
    await stop(moved);
    expect(await read(moved)).toHaveProperty('DisconnectTimestamp');
  });

  test('rejects a contact that it does not know', async () => {
    const call = send({ InstanceId, ContactId: unknownId });
    expect(await rejection(call)).toStrictEqual(contactNotFound);
  });

  test('rejects an instance that it does not know, and leaves the contact', async () => {
    const task = await start();
    const call = send({ InstanceId: unknownId, ContactId: task });
    expect(await rejection(call)).toStrictEqual(notFound);
    expect(await read(task)).not.toHaveProperty('DisconnectTimestamp');
  });

  const broken = [
    { what: 'no ContactId', change: { ContactId: undefined } },
    { what: 'an empty ContactId', change: { ContactId: '' } },
    { what: 'a ContactId of 257 characters', change: { ContactId: 'x'.repeat(257) } },
    { what: 'no InstanceId', change: { InstanceId: undefined } },
    { what: 'an empty InstanceId', change: { InstanceId: '' } },
    { what: 'an InstanceId of 101 characters', change: { InstanceId: 'x'.repeat(101) } },
  ];
  test.each(broken)('rejects $what', async ({ change }) => {
    const call = send({ InstanceId, ContactId: unknownId, ...change });
    expect(await rejection(call)).toStrictEqual(invalidInput);
  });
});

describeOnEmulator('StopContact on the emulator', () => {
  test('ends a chat', async () => {
    const chat = ids.contact(7);
    expect(await read(chat)).toMatchObject({ Channel: 'CHAT' });
    await stop(chat);
    expect(await read(chat)).toHaveProperty('DisconnectTimestamp');
  });
});
