import type { MonitorContactRequest, MonitorContactResponse } from '@aws-sdk/client-connect';
import { FrontError } from '../protocol/errors.ts';
import type { Operation } from './operation.ts';

export const monitorContact: Operation<MonitorContactRequest, MonitorContactResponse> = () => {
  throw new FrontError(
    'NotEmulatedException',
    'MonitorContact exists in Connect and is not emulated here.',
  );
};
