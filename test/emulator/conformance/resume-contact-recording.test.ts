import type { SuspendContactRecordingCommandInput } from '@aws-sdk/client-connect';
import {
  ResumeContactRecordingCommand,
  SuspendContactRecordingCommand,
} from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { ids, unknownId } from './support/built-in.ts';
import { contactsOf } from './support/contacts.ts';
import { brokenRecordings, unknownToRecordings } from './support/recording.ts';
import { aRequestId, invalidRequest, notFound, rejection } from './support/rejection.ts';
import { describeOnEmulator, openTarget } from './support/target.ts';

const target = await openTarget();
const { client, directory } = target;
const { start, stop, toQueue, transfer } = contactsOf(target);
const InstanceId = directory.instanceId;

type Input = Partial<SuspendContactRecordingCommandInput>;
const inputOf = (change: Input) => ({
  InstanceId,
  ContactId: unknownId,
  InitialContactId: change.ContactId ?? unknownId,
  ...change,
});
const suspend = (change: Input) => client.send(new SuspendContactRecordingCommand(inputOf(change)));
const resume = (change: Input) => client.send(new ResumeContactRecordingCommand(inputOf(change)));

describe('ResumeContactRecording', () => {
  test('rejects a contact that is not recorded', async () => {
    const task = await start();
    expect(await rejection(resume({ ContactId: task }))).toStrictEqual(invalidRequest);
  });

  test('rejects a contact that has ended', async () => {
    const task = await start();
    await stop(task);
    expect(await rejection(resume({ ContactId: task }))).toStrictEqual(invalidRequest);
  });

  test('rejects an initial contact that is not the contact’s', async () => {
    const moved = await transfer(toQueue(await start()));
    const call = resume({ ContactId: moved, InitialContactId: moved });
    expect(await rejection(call)).toStrictEqual(invalidRequest);
  });

  test.each(unknownToRecordings)('rejects $what that it does not know', async ({ change }) => {
    const task = await start();
    const call = resume({ ContactId: task, InitialContactId: task, ...change });
    expect(await rejection(call)).toStrictEqual(notFound);
  });

  test.each(brokenRecordings)('rejects $what', async ({ change }) => {
    const call = resume({ InitialContactId: unknownId, ...change });
    expect(await rejection(call)).toStrictEqual(invalidRequest);
  });
});

describeOnEmulator('ResumeContactRecording of a call', () => {
  const ContactId = ids.contact(6);

  test('rejects a recording that was not suspended', async () => {
    expect(await rejection(resume({ ContactId }))).toStrictEqual(invalidRequest);
  });

  test('answers with nothing but a request id, and leaves a recording to suspend', async () => {
    await suspend({ ContactId });
    expect(await resume({ ContactId })).toStrictEqual({
      $metadata: expect.objectContaining({ httpStatusCode: 200, requestId: aRequestId }),
    });
    expect(await rejection(resume({ ContactId }))).toStrictEqual(invalidRequest);
    await suspend({ ContactId });
    await resume({ ContactId });
  });

  test('resumes the type that was suspended, and no other', async () => {
    await suspend({ ContactId, ContactRecordingType: 'AGENT' });
    for (const ContactRecordingType of ['SCREEN', 'IVR'] as const) {
      const call = resume({ ContactId, ContactRecordingType });
      expect(await rejection(call)).toStrictEqual(invalidRequest);
    }
    await resume({ ContactId, ContactRecordingType: 'AGENT' });
  });
});
