import type { ListAgentStatusRequest, ListAgentStatusResponse } from '@aws-sdk/client-connect';
import { FrontError } from '../protocol/errors.ts';
import type { Operation } from './operation.ts';

export const listAgentStatuses: Operation<ListAgentStatusRequest, ListAgentStatusResponse> = () => {
  throw new FrontError(
    'NotEmulatedException',
    'ListAgentStatuses exists in Connect and is not emulated here.',
  );
};
