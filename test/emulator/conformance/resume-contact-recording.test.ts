import { expect, test } from '@jest/globals';
import { ids } from './support/built-in.ts';
import { recordingsOf } from './support/recording.ts';
import { aRequestId, invalidRequest, rejection } from './support/rejection.ts';
import { describeOnEmulator, openTarget } from './support/target.ts';

const { suspend, resume } = recordingsOf(await openTarget());

describeOnEmulator('ResumeContactRecording', () => {
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
