import type {
  UpdateContactRoutingDataRequest,
  UpdateContactRoutingDataResponse,
} from '@aws-sdk/client-connect';
import { FrontError } from '../protocol/errors.ts';
import type { Operation } from './operation.ts';

export const updateContactRoutingData: Operation<
  UpdateContactRoutingDataRequest,
  UpdateContactRoutingDataResponse
> = () => {
  throw new FrontError(
    'NotEmulatedException',
    'UpdateContactRoutingData exists in Connect and is not emulated here.',
  );
};
