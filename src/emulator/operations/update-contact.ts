import type { UpdateContactRequest, UpdateContactResponse } from '@aws-sdk/client-connect';
import { FrontError } from '../protocol/errors.ts';
import type { Operation } from './operation.ts';

export const updateContact: Operation<UpdateContactRequest, UpdateContactResponse> = () => {
  throw new FrontError(
    'NotEmulatedException',
    'UpdateContact exists in Connect and is not emulated here.',
  );
};
