import type { ResumeContactCommandInput } from '@aws-sdk/client-connect';
import { PauseContactCommand, ResumeContactCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { ids, unknownId } from './support/built-in.ts';
import { contactsOf } from './support/contacts.ts';
import {
  aRequestId,
  conflict,
  invalidInput,
  invalidRequest,
  notFound,
  rejection,
} from './support/rejection.ts';
import { describeOnEmulator, openTarget } from './support/target.ts';

const target = await openTarget();
const { client, directory, eventually } = target;
const { describe: read, start, stop } = contactsOf(target);
const InstanceId = directory.instanceId;

const resume = (input: Partial<ResumeContactCommandInput>) =>
  client.send(new ResumeContactCommand({ InstanceId, ContactId: undefined, ...input }));

/** Starts a task, and pauses it. */
async function paused(): Promise<string> {
  const ContactId = await start();
  await client.send(new PauseContactCommand({ InstanceId, ContactId }));
  return ContactId;
}

describe('ResumeContact', () => {
  test('answers with nothing but a request id', async () => {
    expect(await resume({ ContactId: await paused() })).toStrictEqual({
      $metadata: expect.objectContaining({ httpStatusCode: 200, requestId: aRequestId }),
    });
  });

  test('shows when the task was resumed, and for how long it was paused', async () => {
    const task = await paused();
    await resume({ ContactId: task });
    await eventually(async () => {
      const contact = await read(task);
      expect(Number(contact.LastResumedTimestamp)).toBeGreaterThanOrEqual(
        Number(contact.LastPausedTimestamp),
      );
      expect(contact.TotalPauseCount).toBe(1);
      expect(contact.TotalPauseDurationInSeconds).toBeGreaterThanOrEqual(0);
      expect(contact).not.toHaveProperty('DisconnectTimestamp');
    });
  });

  test('takes a flow', async () => {
    const task = await paused();
    await resume({ ContactId: task, ContactFlowId: directory.inboundFlowId });
    await eventually(async () => {
      expect(await read(task)).toHaveProperty('LastResumedTimestamp');
    });
  });

  test('rejects a task that was never paused', async () => {
    const task = await start();
    expect(await rejection(resume({ ContactId: task }))).toStrictEqual(conflict);
    expect(await read(task)).not.toHaveProperty('LastResumedTimestamp');
  });

  test('rejects a task that was resumed already', async () => {
    const task = await paused();
    await resume({ ContactId: task });
    expect(await rejection(resume({ ContactId: task }))).toStrictEqual(conflict);
  });

  test('rejects a paused task that has ended', async () => {
    const task = await paused();
    await stop(task);
    expect(await rejection(resume({ ContactId: task }))).toStrictEqual(invalidRequest);
    expect(await read(task)).not.toHaveProperty('LastResumedTimestamp');
  });

  const unknown = [
    { what: 'a contact', change: { ContactId: unknownId } },
    { what: 'an instance', change: { InstanceId: unknownId } },
    { what: 'a flow', change: { ContactFlowId: unknownId } },
  ];
  test.each(unknown)('rejects $what that it does not know', async ({ change }) => {
    const task = await paused();
    expect(await rejection(resume({ ContactId: task, ...change }))).toStrictEqual(notFound);
    expect(await read(task)).not.toHaveProperty('LastResumedTimestamp');
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
    const call = resume({ ContactId: unknownId, ...change });
    expect(await rejection(call)).toStrictEqual(invalidInput);
  });
});

describeOnEmulator('ResumeContact on the emulator', () => {
  const others = [
    { channel: 'VOICE', contact: ids.contact(6) },
    { channel: 'CHAT', contact: ids.contact(7) },
    { channel: 'EMAIL', contact: ids.contact(8) },
  ];
  test.each(others)('rejects a contact of $channel', async ({ contact }) => {
    expect(await rejection(resume({ ContactId: contact }))).toStrictEqual(invalidRequest);
  });
});
