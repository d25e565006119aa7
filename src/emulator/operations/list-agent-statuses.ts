import type { ListAgentStatusRequest, ListAgentStatusResponse } from '@aws-sdk/client-connect';
import { arnOf } from '../store/arns.ts';
import type { Operation } from './operation.ts';
import { paginate } from './paging.ts';

/**
 * Lists the agent statuses of an instance, those of some types if they are given (documented). Those
 * that are disabled are listed, too, and the order is that of the seed, after the two that every
 * instance has (both inferred).
 */
export const listAgentStatuses: Operation<ListAgentStatusRequest, ListAgentStatusResponse> = (
  input,
  context,
) => {
  const { instance, agentStatuses } = context.directory.instance(input.InstanceId);
  const types = input.AgentStatusTypes ?? [];
  const listed = agentStatuses.filter(({ type }) => types.length === 0 || types.includes(type));
  const { page, nextToken } = paginate('ListAgentStatuses', input, listed, context);
  return {
    AgentStatusSummaryList: page.map(({ id, name, type }) => ({
      Id: id,
      Arn: arnOf(instance, 'agent-state', id),
      Name: name,
      Type: type,
      LastModifiedTime: context.startedAt,
      LastModifiedRegion: instance.region,
    })),
    NextToken: nextToken,
  };
};
