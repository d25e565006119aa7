import type { PutUserStatusRequest, PutUserStatusResponse } from '@aws-sdk/client-connect';
import { FrontError } from '../protocol/errors.ts';
import type { Operation } from './operation.ts';

export const putUserStatus: Operation<PutUserStatusRequest, PutUserStatusResponse> = () => {
  throw new FrontError(
    'NotEmulatedException',
    'PutUserStatus exists in Connect and is not emulated here.',
  );
};
