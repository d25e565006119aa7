import { StopContactCommand } from '@aws-sdk/client-connect';
import { expect, test } from '@jest/globals';
import { ids } from './support/built-in.ts';
import { contactsOf } from './support/contacts.ts';
import { recordingsOf } from './support/recording.ts';
import { aRequestId, invalidRequest, rejection } from './support/rejection.ts';
import { describeOnEmulator, openTarget } from './support/target.ts';

const target = await openTarget();
const { client, directory } = target;
const { describe: read } = contactsOf(target);
const InstanceId = directory.instanceId;

const { suspend, resume } = recordingsOf(target);

describeOnEmulator('SuspendContactRecording', () => {
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
