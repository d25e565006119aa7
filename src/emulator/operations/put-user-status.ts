import type { PutUserStatusRequest, PutUserStatusResponse } from '@aws-sdk/client-connect';
import { invalidRequest } from '../protocol/errors.ts';
import { changeStatus } from '../routing/agent-status.ts';
import type { Operation } from './operation.ts';

/**
 * Changes the status of an agent, or the next status if the agent works on a contact (documented). A
 * disabled status cannot be chosen, and the current one takes back a next status (both inferred).
 */
export const putUserStatus: Operation<PutUserStatusRequest, PutUserStatusResponse> = (
  input,
  context,
) => {
  const here = context.directory.instance(input.InstanceId);
  const user = here.user(input.UserId);
  const status = here.agentStatus(input.AgentStatusId);
  if (status.state === 'DISABLED') throw invalidRequest('The agent status is disabled.');
  changeStatus({ instanceId: input.InstanceId, userId: user.id }, status, context);
  return {};
};
