import type { PauseContactRequest, PauseContactResponse } from '@aws-sdk/client-connect';
import { FrontError } from '../protocol/errors.ts';
import type { Operation } from './operation.ts';

export const pauseContact: Operation<PauseContactRequest, PauseContactResponse> = () => {
  throw new FrontError(
    'NotEmulatedException',
    'PauseContact exists in Connect and is not emulated here.',
  );
};
