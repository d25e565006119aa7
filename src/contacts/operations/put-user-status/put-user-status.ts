import { PutUserStatusCommand } from '@aws-sdk/client-connect';
import { Field, ID, InputType } from 'type-graphql';
import { parseConnectArn } from '../../../connect/connect-arn.ts';
import { mapResult } from '../../../connect/connect-failure.ts';
import { idIssues, MAX_LENGTHS } from '../../../graphql-kit/input/input-issue.ts';
import { userIdIssues, userIdOf } from '../../../graphql-kit/input/user-id.ts';
import { UNRESTRICTED_ONLY } from '../kit/authorization.ts';
import { declareOperation } from '../kit/declare-operation.ts';
import type { Fact } from '../kit/facts.ts';
import type { Observer } from '../kit/observe.ts';
import { OperationInput } from '../kit/operation-input.ts';
import { readAgentStatus } from '../kit/read-resource.ts';
import { readUserData } from '../kit/read-user-data.ts';

@InputType({ description: 'The agent, and the status to set.' })
class PutUserStatusInput extends OperationInput {
  @Field(() => ID, {
    description: 'The id or the ARN of the user, who is the agent: up to 256 characters.',
  })
  readonly userId!: string;

  @Field(() => ID, {
    description: 'The id of the agent status: `agentStatuses` lists them. Not its ARN.',
  })
  readonly agentStatusId!: string;
}

/**
 * The status that an agent has chosen: the next one, which Connect only names, or else the current one. The names of
 * statuses are unique (inferred from the exception for a duplicate one). An agent without a status is not signed in, which
 * is the same as offline (inferred).
 */
const CHOSEN_STATUS: Observer = {
  calls: 2,
  async observe(callConnect, { instanceId, userId = '', agentStatusId = '' }) {
    const user = await readUserData(callConnect, instanceId, userId);
    if (!user.ok || user.output === null) return mapResult(user, () => null);
    const { Status: current, NextStatus: next } = user.output;
    const chosen = next ?? current?.StatusName;
    if (current !== undefined && chosen === current.StatusName) {
      const id = parseConnectArn(current.StatusArn ?? '')?.resourceId;
      return { ok: true, output: id === undefined ? [] : [status(id)] };
    }
    const requested = await readAgentStatus(callConnect, { instanceId, id: agentStatusId });
    return mapResult(requested, (shown) => {
      if (shown === null) return null;
      const isChosen = chosen === undefined ? shown.Type === 'OFFLINE' : shown.Name === chosen;
      return isChosen ? [status(agentStatusId)] : [];
    });
  },
};

/** PutUserStatus. Connect takes no token, and returns nothing. */
export const PUT_USER_STATUS = declareOperation({
  name: 'PutUserStatus',
  description:
    'Sets the status of an agent; for an agent who is handling a contact, the next status, which begins afterwards.',
  success: 'The agent has the status, or has it as the next one.',
  input: PutUserStatusInput,
  permission: 'SET_AGENT_STATUS',
  subject: 'user',
  iamResources: ['instance', 'agent/*', 'agent-state/*'],
  exceptions: {
    AccessDeniedException: ['access-denied'],
    InternalServiceException: ['service-failure', 'outcome-unknown'],
    InvalidParameterException: ['agent-status-disabled', 'resource-not-found', 'request-rejected'],
    InvalidRequestException: ['agent-status-disabled', 'resource-not-found', 'request-rejected'],
    ResourceNotFoundException: ['agent-status-disabled', 'resource-not-found'],
    ThrottlingException: ['throttled'],
  },
  validate({ userId, agentStatusId, instanceId }, { instances }) {
    const { agentStatusId: maxLength } = MAX_LENGTHS;
    const path = ['input', 'agentStatusId'];
    const issues = [
      ...userIdIssues(['input', 'userId'], userId, instanceId ?? instances.defaultId),
      ...idIssues(path, agentStatusId, maxLength, 'agent-state'),
    ];
    return { issues, values: { userId: userIdOf(userId), agentStatusId } };
  },
  authorization: UNRESTRICTED_ONLY,
  request: ({ instanceId, userId, agentStatusId }) =>
    new PutUserStatusCommand({
      InstanceId: instanceId,
      UserId: userId,
      AgentStatusId: agentStatusId,
    }),
  promise: {
    kind: 'state',
    expected: ({ agentStatusId }) => ({ present: [status(agentStatusId)] }),
    observer: CHOSEN_STATUS,
    isConfidential: false,
  },
  record: ({ userId, agentStatusId }) => ({ userId, agentStatusId }),
  resourcesOf: ({ userId, agentStatusId }) => [
    { type: 'USER', id: userId },
    { type: 'AGENT_STATUS', id: agentStatusId },
  ],
  precondition: null,
  classify: (_rejected, { agentStatusId }, { agentStatus }) =>
    agentStatus?.State === 'DISABLED'
      ? { reason: 'agent-status-disabled', agentStatusId }
      : undefined,
});

function status(id: string): Fact {
  return ['status', id];
}
