import type { TagContactRequest, TagContactResponse } from '@aws-sdk/client-connect';
import { FrontError } from '../protocol/errors.ts';
import type { Operation } from './operation.ts';

export const tagContact: Operation<TagContactRequest, TagContactResponse> = () => {
  throw new FrontError(
    'NotEmulatedException',
    'TagContact exists in Connect and is not emulated here.',
  );
};
