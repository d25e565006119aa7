import type {
  SuspendContactRecordingRequest,
  SuspendContactRecordingResponse,
} from '@aws-sdk/client-connect';
import { invalidRequest } from '../protocol/errors.ts';
import type { Operation } from './operation.ts';
import { requestedRecording } from './requested-recording.ts';

/**
 * Suspends what is recorded of a contact: the voices, the screen, or both (documented). Rejects a
 * recording that is suspended in all its parts (inferred). No read shows a suspension.
 */
export const suspendContactRecording: Operation<
  SuspendContactRecordingRequest,
  SuspendContactRecordingResponse
> = (input, context) => {
  const { contact, recording, parts } = requestedRecording(input, context);
  if (parts.every((part) => recording.suspended.includes(part))) {
    throw invalidRequest('The recording is suspended already.');
  }
  const suspended = [...new Set([...recording.suspended, ...parts])];
  context.contacts.write({ ...contact, recording: { ...recording, suspended } }, context.now);
  return {};
};
