import type {
  SuspendContactRecordingRequest,
  SuspendContactRecordingResponse,
} from '@aws-sdk/client-connect';
import { FrontError } from '../protocol/errors.ts';
import type { Operation } from './operation.ts';

export const suspendContactRecording: Operation<
  SuspendContactRecordingRequest,
  SuspendContactRecordingResponse
> = () => {
  throw new FrontError(
    'NotEmulatedException',
    'SuspendContactRecording exists in Connect and is not emulated here.',
  );
};
