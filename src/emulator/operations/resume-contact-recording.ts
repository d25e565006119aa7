import type {
  ResumeContactRecordingRequest,
  ResumeContactRecordingResponse,
} from '@aws-sdk/client-connect';
import { invalidRequest } from '../protocol/errors.ts';
import type { Operation } from './operation.ts';
import { requestedRecording } from './requested-recording.ts';

/**
 * Resumes what was suspended of a recording. Rejects one of which nothing is suspended (that it must
 * be is documented, the exception is inferred).
 */
export const resumeContactRecording: Operation<
  ResumeContactRecordingRequest,
  ResumeContactRecordingResponse
> = (input, context) => {
  const { contact, recording, parts } = requestedRecording(input, context);
  if (!parts.some((part) => recording.suspended.includes(part))) {
    throw invalidRequest('The recording is not suspended.');
  }
  const suspended = recording.suspended.filter((part) => !parts.includes(part));
  context.contacts.write({ ...contact, recording: { ...recording, suspended } }, context.now);
  return {};
};
