import type { GetContactMetricsRequest, GetContactMetricsResponse } from '@aws-sdk/client-connect';
import { FrontError } from '../protocol/errors.ts';
import type { Operation } from './operation.ts';

export const getContactMetrics: Operation<
  GetContactMetricsRequest,
  GetContactMetricsResponse
> = () => {
  throw new FrontError(
    'NotEmulatedException',
    'GetContactMetrics exists in Connect and is not emulated here.',
  );
};
