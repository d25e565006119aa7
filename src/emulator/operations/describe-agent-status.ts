import type {
  DescribeAgentStatusRequest,
  DescribeAgentStatusResponse,
} from '@aws-sdk/client-connect';
import { arnOf } from '../store/arns.ts';
import type { Operation } from './operation.ts';

/** Shows one agent status, and whether it is disabled (documented). It has neither description nor tags here. */
export const describeAgentStatus: Operation<
  DescribeAgentStatusRequest,
  DescribeAgentStatusResponse
> = (input, { directory, startedAt }) => {
  const here = directory.instance(input.InstanceId);
  const { id, name, type, state } = here.agentStatus(input.AgentStatusId);
  return {
    AgentStatus: {
      AgentStatusId: id,
      AgentStatusARN: arnOf(here.instance, 'agent-state', id),
      Name: name,
      Type: type,
      DisplayOrder: here.agentStatuses.findIndex((status) => status.id === id) + 1,
      State: state,
      Tags: {},
      LastModifiedTime: startedAt,
      LastModifiedRegion: here.instance.region,
    },
  };
};
