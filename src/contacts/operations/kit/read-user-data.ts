import { GetCurrentUserDataCommand, type UserData } from '@aws-sdk/client-connect';
import type { CallConnect } from '../../../connect/call-connect.ts';
import { readOne, type ReadResult } from '../../../connect/read-one.ts';

/** The status of an agent and the contacts in the agent's list. A user without either is not signed in. */
export type LiveUser = Pick<UserData, 'Status' | 'NextStatus' | 'Contacts'>;

/** Reads the live state of an agent; `null` for an unknown user. */
export async function readUserData(
  callConnect: CallConnect,
  instanceId: string,
  userId: string,
): Promise<ReadResult<LiveUser>> {
  const command = new GetCurrentUserDataCommand({
    InstanceId: instanceId,
    Filters: { Agents: [userId] },
  });
  // There is one user, or none: Connect may omit users that are not signed in (inferred).
  return readOne(callConnect, command, ({ UserDataList: users = [] }) => users[0] ?? {});
}
