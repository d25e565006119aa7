import type {
  UpdateContactAttributesRequest,
  UpdateContactAttributesResponse,
} from '@aws-sdk/client-connect';
import { FrontError } from '../protocol/errors.ts';
import type { Operation } from './operation.ts';

export const updateContactAttributes: Operation<
  UpdateContactAttributesRequest,
  UpdateContactAttributesResponse
> = () => {
  throw new FrontError(
    'NotEmulatedException',
    'UpdateContactAttributes exists in Connect and is not emulated here.',
  );
};
