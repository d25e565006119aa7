import { describe, expect, test } from '@jest/globals';
import { unknownId } from './support/built-in.ts';
import { contactsOf } from './support/contacts.ts';
import { recordingsOf } from './support/recording.ts';
import { invalidRequest, notFound, rejection } from './support/rejection.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const { start, stop, toQueue, transfer } = contactsOf(target);
const { suspend, resume } = recordingsOf(target);

/** Not found, of a contact that exists. */
const unknown = [
  { what: 'a contact', change: { ContactId: unknownId } },
  { what: 'an initial contact', change: { InitialContactId: unknownId } },
  { what: 'an instance', change: { InstanceId: unknownId } },
];

const invalid = [
  { what: 'no ContactId', change: { ContactId: undefined } },
  { what: 'an empty ContactId', change: { ContactId: '' } },
  { what: 'a ContactId of 257 characters', change: { ContactId: 'x'.repeat(257) } },
  { what: 'no InitialContactId', change: { InitialContactId: undefined } },
  { what: 'an empty InitialContactId', change: { InitialContactId: '' } },
  { what: 'an InitialContactId of 257 characters', change: { InitialContactId: 'x'.repeat(257) } },
  { what: 'no InstanceId', change: { InstanceId: undefined } },
  { what: 'an empty InstanceId', change: { InstanceId: '' } },
  { what: 'an InstanceId of 101 characters', change: { InstanceId: 'x'.repeat(101) } },
  { what: 'an unknown type', change: { ContactRecordingType: 'VIDEO' as 'SCREEN' } },
];

describe.each([
  { operation: 'SuspendContactRecording', send: suspend },
  { operation: 'ResumeContactRecording', send: resume },
])('$operation', ({ send }) => {
  test('rejects a contact that is not recorded', async () => {
    const task = await start();
    expect(await rejection(send({ ContactId: task }))).toStrictEqual(invalidRequest);
  });

  test('rejects a contact that has ended', async () => {
    const task = await start();
    await stop(task);
    expect(await rejection(send({ ContactId: task }))).toStrictEqual(invalidRequest);
  });

  test('rejects an initial contact that is not the contact’s', async () => {
    const moved = await transfer(toQueue(await start()));
    const call = send({ ContactId: moved, InitialContactId: moved });
    expect(await rejection(call)).toStrictEqual(invalidRequest);
  });

  test.each(unknown)('rejects $what that it does not know', async ({ change }) => {
    const task = await start();
    const call = send({ ContactId: task, InitialContactId: task, ...change });
    expect(await rejection(call)).toStrictEqual(notFound);
  });

  test.each(invalid)('rejects $what', async ({ change }) => {
    const call = send({ InitialContactId: unknownId, ...change });
    expect(await rejection(call)).toStrictEqual(invalidRequest);
  });
});
