import {
  type AgentStatus,
  type ContactFlow,
  DescribeAgentStatusCommand,
  DescribeContactFlowCommand,
  DescribeInstanceCommand,
  DescribeQueueCommand,
  DescribeQuickConnectCommand,
  DescribeUserCommand,
  type QuickConnect,
} from '@aws-sdk/client-connect';
import type { CallConnect } from '../../../connect/call-connect.ts';
import { readOne, type ReadResult } from '../../../connect/read-one.ts';
import type { ResourceReference } from '../../../directory/cache/resource-reference.ts';

/** Reads a flow in its current state. */
export async function readFlow(
  callConnect: CallConnect,
  { instanceId: InstanceId, id: ContactFlowId }: ResourceReference,
): Promise<ReadResult<ContactFlow>> {
  const command = new DescribeContactFlowCommand({ InstanceId, ContactFlowId });
  return readOne(callConnect, command, (output) => output.ContactFlow);
}

/** Reads a quick connect in its current state. */
export async function readQuickConnect(
  callConnect: CallConnect,
  { instanceId: InstanceId, id: QuickConnectId }: ResourceReference,
): Promise<ReadResult<QuickConnect>> {
  const command = new DescribeQuickConnectCommand({ InstanceId, QuickConnectId });
  return readOne(callConnect, command, (output) => output.QuickConnect);
}

/** Reads an agent status, which alone shows whether it is disabled: no list does. */
export async function readAgentStatus(
  callConnect: CallConnect,
  { instanceId: InstanceId, id: AgentStatusId }: ResourceReference,
): Promise<ReadResult<AgentStatus>> {
  const command = new DescribeAgentStatusCommand({ InstanceId, AgentStatusId });
  return readOne(callConnect, command, (output) => output.AgentStatus);
}

/** Reads whether a queue exists. */
export async function readQueue(
  callConnect: CallConnect,
  { instanceId: InstanceId, id: QueueId }: ResourceReference,
): Promise<ReadResult<unknown>> {
  const command = new DescribeQueueCommand({ InstanceId, QueueId });
  return readOne(callConnect, command, (output) => output.Queue);
}

/** Reads whether a user exists. */
export async function readUser(
  callConnect: CallConnect,
  { instanceId: InstanceId, id: UserId }: ResourceReference,
): Promise<ReadResult<unknown>> {
  const command = new DescribeUserCommand({ InstanceId, UserId });
  return readOne(callConnect, command, (output) => output.User);
}

/** Reads whether an instance exists. */
export async function readInstance(
  callConnect: CallConnect,
  InstanceId: string,
): Promise<ReadResult<unknown>> {
  const command = new DescribeInstanceCommand({ InstanceId });
  return readOne(callConnect, command, (output) => output.Instance);
}
