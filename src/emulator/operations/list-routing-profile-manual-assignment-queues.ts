import type {
  ListRoutingProfileManualAssignmentQueuesRequest,
  ListRoutingProfileManualAssignmentQueuesResponse,
} from '@aws-sdk/client-connect';
import { FrontError } from '../protocol/errors.ts';
import type { Operation } from './operation.ts';

export const listRoutingProfileManualAssignmentQueues: Operation<
  ListRoutingProfileManualAssignmentQueuesRequest,
  ListRoutingProfileManualAssignmentQueuesResponse
> = () => {
  throw new FrontError(
    'NotEmulatedException',
    'ListRoutingProfileManualAssignmentQueues exists in Connect and is not emulated here.',
  );
};
