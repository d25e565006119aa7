import { SuspendContactRecordingCommand } from '@aws-sdk/client-connect';
import { InputType } from 'type-graphql';
import { CONTACT_RECORDINGS, ContactRecordingInput } from '../kit/contact-recordings.ts';
import { declareOperation } from '../kit/declare-operation.ts';

@InputType({ description: 'The contact whose recording to suspend.' })
class SuspendContactRecordingInput extends ContactRecordingInput {}

/** SuspendContactRecording. Connect takes no token, returns nothing, and shows nothing of it. */
export const SUSPEND_CONTACT_RECORDING = declareOperation({
  ...CONTACT_RECORDINGS,
  name: 'SuspendContactRecording',
  description:
    'Suspends the recording of a call: its voices, the screen of its agent, or both, as its flow has chosen. The recording has silence for that time. Use it before a customer names a secret, such as the number of a card.',
  success:
    'Amazon Connect has suspended the recording. No read shows that a recording is suspended, so a screen has to remember it.',
  input: SuspendContactRecordingInput,
  request: ({ instanceId, contactId, initialContactId }) =>
    new SuspendContactRecordingCommand({
      InstanceId: instanceId,
      ContactId: contactId,
      InitialContactId: initialContactId,
    }),
});
