import { type AgentStatus, DescribeAgentStatusCommand } from '@aws-sdk/client-connect';
import type { CallConnect } from '../../../connect/call-connect.ts';
import { readOne, type ReadResult } from '../../../connect/read-one.ts';

/** Reads an agent status, which alone shows whether it is disabled: no list does. */
export async function describeAgentStatus(
  callConnect: CallConnect,
  instanceId: string,
  agentStatusId: string,
): Promise<ReadResult<AgentStatus>> {
  const input = { InstanceId: instanceId, AgentStatusId: agentStatusId };
  const command = new DescribeAgentStatusCommand(input);
  return readOne(callConnect, command, (output) => output.AgentStatus);
}
