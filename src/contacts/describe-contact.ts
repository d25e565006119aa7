import { type Contact as ConnectContact, DescribeContactCommand } from '@aws-sdk/client-connect';
import type { CallConnect } from '../connect/call-connect.ts';
import { type ReadResult, readOne } from '../connect/read-one.ts';
import type { ResourceReference } from '../directory/cache/resource-reference.ts';

/** Reads one contact as Connect shows it at this moment. */
export async function describeContact(
  callConnect: CallConnect,
  { instanceId, id }: ResourceReference,
): Promise<ReadResult<ConnectContact>> {
  const command = new DescribeContactCommand({ InstanceId: instanceId, ContactId: id });
  return readOne(callConnect, command, (output) => output.Contact);
}
