import type { SuspendContactRecordingCommandInput } from '@aws-sdk/client-connect';
import {
  ResumeContactRecordingCommand,
  StopContactCommand,
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
const { describe: read, start, stop, toQueue, transfer } = contactsOf(target);
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

describe('SuspendContactRecording', () => {
  test('rejects a contact that is not recorded', async () => {
    const task = await start();
    expect(await rejection(suspend({ ContactId: task }))).toStrictEqual(invalidRequest);
  });

  test('rejects a contact that has ended', async () => {
    const task = await start();
    await stop(task);
    expect(await rejection(suspend({ ContactId: task }))).toStrictEqual(invalidRequest);
  });

  test('rejects an initial contact that is not the contact’s', async () => {
    const moved = await transfer(toQueue(await start()));
    const call = suspend({ ContactId: moved, InitialContactId: moved });
    expect(await rejection(call)).toStrictEqual(invalidRequest);
  });

  test.each(unknownToRecordings)('rejects $what that it does not know', async ({ change }) => {
    const task = await start();
    const call = suspend({ ContactId: task, InitialContactId: task, ...change });
    expect(await rejection(call)).toStrictEqual(notFound);
  });

  test.each(brokenRecordings)('rejects $what', async ({ change }) => {
    const call = suspend({ InitialContactId: unknownId, ...change });
    expect(await rejection(call)).toStrictEqual(invalidRequest);
  });
});

describeOnEmulator('SuspendContactRecording of a call', () => {
  const ContactId = ids.contact(6);

  test('is shown by DescribeContact', async () => {
    const { AgentInfo, Recordings } = await read(ContactId);
    expect(Recordings).toStrictEqual([
      {
        StorageType: 'S3',
        MediaStreamType: 'AUDIO',
        ParticipantType: 'ALL',
        StartTimestamp: AgentInfo?.ConnectedToAgentTimestamp,
      },
    ]);
  });

  test('answers with nothing but a request id, and rejects what is suspended already', async () => {
    expect(await suspend({ ContactId })).toStrictEqual({
      $metadata: expect.objectContaining({ httpStatusCode: 200, requestId: aRequestId }),
    });
    expect(await rejection(suspend({ ContactId }))).toStrictEqual(invalidRequest);
    await resume({ ContactId });
    await suspend({ ContactId });
    await resume({ ContactId });
  });

  test('suspends the type that is recorded, and no other', async () => {
    for (const ContactRecordingType of ['SCREEN', 'IVR'] as const) {
      const call = suspend({ ContactId, ContactRecordingType });
      expect(await rejection(call)).toStrictEqual(invalidRequest);
    }
    await suspend({ ContactId, ContactRecordingType: 'AGENT' });
    expect(await rejection(suspend({ ContactId }))).toStrictEqual(invalidRequest);
    await resume({ ContactId });
  });

  test('ends with the call', async () => {
    await suspend({ ContactId });
    await client.send(new StopContactCommand({ InstanceId, ContactId }));
    expect(await rejection(resume({ ContactId }))).toStrictEqual(invalidRequest);
    const { DisconnectTimestamp, Recordings } = await read(ContactId);
    expect(DisconnectTimestamp).toBeInstanceOf(Date);
    expect(Recordings).toMatchObject([{ StopTimestamp: DisconnectTimestamp, Status: 'AVAILABLE' }]);
  });
});
