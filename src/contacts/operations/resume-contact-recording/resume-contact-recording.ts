import { ResumeContactRecordingCommand } from '@aws-sdk/client-connect';
import { InputType } from 'type-graphql';
import { CONTACT_RECORDINGS, ContactRecordingInput } from '../kit/contact-recordings.ts';
import { declareOperation } from '../kit/declare-operation.ts';

@InputType({ description: 'The contact whose recording to resume.' })
class ResumeContactRecordingInput extends ContactRecordingInput {}

/** ResumeContactRecording. Connect takes no token, returns nothing, and shows nothing of it. */
export const RESUME_CONTACT_RECORDING = declareOperation({
  ...CONTACT_RECORDINGS,
  name: 'ResumeContactRecording',
  description:
    'Resumes the suspended recording of a call: its voices, the screen of its agent, or both, as its flow has chosen.',
  success:
    'Amazon Connect has resumed the recording. No read shows that a recording is suspended, so a screen has to remember it.',
  input: ResumeContactRecordingInput,
  request: ({ instanceId, contactId, initialContactId }) =>
    new ResumeContactRecordingCommand({
      InstanceId: instanceId,
      ContactId: contactId,
      InitialContactId: initialContactId,
    }),
});
