import type { UntagContactRequest, UntagContactResponse } from '@aws-sdk/client-connect';
import { FrontError } from '../protocol/errors.ts';
import type { Operation } from './operation.ts';

export const untagContact: Operation<UntagContactRequest, UntagContactResponse> = () => {
  throw new FrontError(
    'NotEmulatedException',
    'UntagContact exists in Connect and is not emulated here.',
  );
};
