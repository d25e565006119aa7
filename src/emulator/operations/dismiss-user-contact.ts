import type {
  DismissUserContactRequest,
  DismissUserContactResponse,
} from '@aws-sdk/client-connect';
import { FrontError } from '../protocol/errors.ts';
import type { Operation } from './operation.ts';

export const dismissUserContact: Operation<
  DismissUserContactRequest,
  DismissUserContactResponse
> = () => {
  throw new FrontError(
    'NotEmulatedException',
    'DismissUserContact exists in Connect and is not emulated here.',
  );
};
