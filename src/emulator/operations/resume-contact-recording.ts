import type {
  ResumeContactRecordingRequest,
  ResumeContactRecordingResponse,
} from '@aws-sdk/client-connect';
import { FrontError } from '../protocol/errors.ts';
import type { Operation } from './operation.ts';

export const resumeContactRecording: Operation<
  ResumeContactRecordingRequest,
  ResumeContactRecordingResponse
> = () => {
  throw new FrontError(
    'NotEmulatedException',
    'ResumeContactRecording exists in Connect and is not emulated here.',
  );
};
