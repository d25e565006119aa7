import type {
  UpdateContactScheduleRequest,
  UpdateContactScheduleResponse,
} from '@aws-sdk/client-connect';
import { FrontError } from '../protocol/errors.ts';
import type { Operation } from './operation.ts';

export const updateContactSchedule: Operation<
  UpdateContactScheduleRequest,
  UpdateContactScheduleResponse
> = () => {
  throw new FrontError(
    'NotEmulatedException',
    'UpdateContactSchedule exists in Connect and is not emulated here.',
  );
};
