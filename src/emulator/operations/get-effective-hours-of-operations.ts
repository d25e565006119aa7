import type {
  GetEffectiveHoursOfOperationsRequest,
  GetEffectiveHoursOfOperationsResponse,
} from '@aws-sdk/client-connect';
import { FrontError } from '../protocol/errors.ts';
import type { Operation } from './operation.ts';

export const getEffectiveHoursOfOperations: Operation<
  GetEffectiveHoursOfOperationsRequest,
  GetEffectiveHoursOfOperationsResponse
> = () => {
  throw new FrontError(
    'NotEmulatedException',
    'GetEffectiveHoursOfOperations exists in Connect and is not emulated here.',
  );
};
