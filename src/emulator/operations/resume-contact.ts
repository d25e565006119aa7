import type { ResumeContactRequest, ResumeContactResponse } from '@aws-sdk/client-connect';
import { FrontError } from '../protocol/errors.ts';
import type { Operation } from './operation.ts';

export const resumeContact: Operation<ResumeContactRequest, ResumeContactResponse> = () => {
  throw new FrontError(
    'NotEmulatedException',
    'ResumeContact exists in Connect and is not emulated here.',
  );
};
