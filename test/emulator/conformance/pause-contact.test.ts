import type { PauseContactCommandInput } from '@aws-sdk/client-connect';
import { PauseContactCommand, ResumeContactCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { ids, unknownId } from './support/built-in.ts';
import { contactsOf } from './support/contacts.ts';
import {
  aRequestId,
  conflict,
  invalidInput,
  invalidRequest,
  limitExceeded,
  notFound,
  rejection,
} from './support/rejection.ts';
import { describeOnEmulator, openTarget } from './support/target.ts';

const target = await openTarget();
const { client, directory, eventually } = target;
const { describe: read, start, stop, toQueue, transfer } = contactsOf(target);
const InstanceId = directory.instanceId;

const pause = (input: Partial<PauseContactCommandInput>) =>
  client.send(new PauseContactCommand({ InstanceId, ContactId: undefined, ...input }));
const resume = (ContactId: string) =>
  client.send(new ResumeContactCommand({ InstanceId, ContactId }));

/** Waits until a contact is seen to have been paused so many times. */
const pausedTimes = (ContactId: string, count: number) =>
  eventually(async () => {
    const contact = await read(ContactId);
    if (contact.TotalPauseCount !== count) throw new Error(`not paused ${count} times`);
    return contact;
  });

describe('PauseContact', () => {
  test('answers with nothing but a request id', async () => {
    expect(await pause({ ContactId: await start() })).toStrictEqual({
      $metadata: expect.objectContaining({ httpStatusCode: 200, requestId: aRequestId }),
    });
  });

  test('shows when and how often the task was paused, which stays active', async () => {
    const task = await start();
    const bystander = await start();
    await pause({ ContactId: task });

    const paused = await pausedTimes(task, 1);
    expect(Number(paused.LastPausedTimestamp)).toBeGreaterThanOrEqual(
      Number(paused.InitiationTimestamp),
    );
    expect(paused).not.toHaveProperty('LastResumedTimestamp');
    expect(paused).not.toHaveProperty('DisconnectTimestamp');
    expect(await read(bystander)).not.toHaveProperty('LastPausedTimestamp');
  });

  test('takes a flow', async () => {
    const task = await start();
    await pause({ ContactId: task, ContactFlowId: directory.inboundFlowId });
    expect(await pausedTimes(task, 1)).toHaveProperty('LastPausedTimestamp');
  });

  test('rejects a task that is paused', async () => {
    const task = await start();
    await pause({ ContactId: task });
    expect(await rejection(pause({ ContactId: task }))).toStrictEqual(conflict);
    expect(await pausedTimes(task, 1)).not.toHaveProperty('LastResumedTimestamp');
  });

  test('rejects a task that is scheduled for later', async () => {
    const task = await start({ ScheduledTime: new Date(Date.now() + 3_600_000) });
    expect(await rejection(pause({ ContactId: task }))).toStrictEqual(conflict);
    expect(await read(task)).not.toHaveProperty('LastPausedTimestamp');
  });

  test('rejects a task that has ended', async () => {
    const task = await start();
    await stop(task);
    expect(await rejection(pause({ ContactId: task }))).toStrictEqual(invalidRequest);
    expect(await read(task)).not.toHaveProperty('LastPausedTimestamp');
  });

  test('leaves a task that can be stopped', async () => {
    const task = await start();
    await pause({ ContactId: task });
    await stop(task);
    expect(await read(task)).toHaveProperty('DisconnectTimestamp');
  });

  test('leaves a task that can be transferred, and is not paused in its new place', async () => {
    const task = await start();
    await pause({ ContactId: task });
    const moved = await transfer(toQueue(task));
    expect(await read(task)).toHaveProperty('DisconnectTimestamp');
    expect(await read(moved)).toMatchObject({ PreviousContactId: task });
    expect(await read(moved)).not.toHaveProperty('LastPausedTimestamp');
    await pause({ ContactId: moved });
    await pausedTimes(moved, 1);
  });

  test('pauses a task ten times, and rejects the eleventh', async () => {
    const task = await start();
    for (let count = 1; count <= 10; count += 1) {
      await eventually(() => pause({ ContactId: task }));
      await eventually(() => resume(task));
    }
    expect(await rejection(pause({ ContactId: task }))).toStrictEqual(limitExceeded);
    await pausedTimes(task, 10);
  });

  const unknown = [
    { what: 'a contact', change: { ContactId: unknownId } },
    { what: 'an instance', change: { InstanceId: unknownId } },
    { what: 'a flow', change: { ContactFlowId: unknownId } },
  ];
  test.each(unknown)('rejects $what that it does not know', async ({ change }) => {
    const task = await start();
    expect(await rejection(pause({ ContactId: task, ...change }))).toStrictEqual(notFound);
    expect(await read(task)).not.toHaveProperty('LastPausedTimestamp');
  });

  const broken = [
    { what: 'no ContactId', change: { ContactId: undefined } },
    { what: 'an empty ContactId', change: { ContactId: '' } },
    { what: 'a ContactId of 257 characters', change: { ContactId: 'x'.repeat(257) } },
    { what: 'no InstanceId', change: { InstanceId: undefined } },
    { what: 'an empty InstanceId', change: { InstanceId: '' } },
    { what: 'an InstanceId of 101 characters', change: { InstanceId: 'x'.repeat(101) } },
    { what: 'a ContactFlowId of 501 characters', change: { ContactFlowId: 'x'.repeat(501) } },
  ];
  test.each(broken)('rejects $what', async ({ change }) => {
    const call = pause({ ContactId: unknownId, ...change });
    expect(await rejection(call)).toStrictEqual(invalidInput);
  });
});

describeOnEmulator('PauseContact on the emulator', () => {
  const others = [
    { channel: 'VOICE', contact: ids.contact(6) },
    { channel: 'CHAT', contact: ids.contact(7) },
    { channel: 'EMAIL', contact: ids.contact(8) },
  ];
  test.each(others)('rejects a contact of $channel', async ({ channel, contact }) => {
    expect(await rejection(pause({ ContactId: contact }))).toStrictEqual(invalidRequest);
    expect(await read(contact)).toMatchObject({ Channel: channel, TotalPauseCount: 0 });
  });

  test('rejects an archived flow', async () => {
    const task = await start();
    const archived = ids.flow(1).replace(/01$/, '11');
    const call = pause({ ContactId: task, ContactFlowId: archived });
    expect(await rejection(call)).toStrictEqual(invalidRequest);
  });
});
