import { INSTANCE_ID } from './ids.ts';

/** The ids of what a contact centre has beside its contacts. */
export interface DirectoryIds {
  readonly queues: readonly string[];
  readonly users: readonly string[];
  readonly profiles: readonly string[];
  readonly quickConnects: readonly string[];
}

/** One of a list, from its beginning again when the list is over. */
export function nth(list: readonly string[], index: number): string {
  return list[index % list.length] ?? '';
}

/** What a seed has beside queues and contacts: users of all profiles, and quick connects to queues and users in turn. */
export function directoryOf({
  queues,
  users,
  profiles,
  quickConnects,
}: DirectoryIds): Readonly<Record<string, unknown>> {
  return {
    instances: [{ id: INSTANCE_ID }],
    routingProfiles: profiles.map((id) => ({ id, name: `Profile ${id}` })),
    users: users.map((id, index) => ({
      id,
      username: id,
      firstName: 'First',
      lastName: 'Last',
      routingProfileId: nth(profiles, index),
    })),
    contactFlows: [
      { id: 'to-queue', name: 'To queue', type: 'QUEUE_TRANSFER' },
      { id: 'to-user', name: 'To user', type: 'AGENT_TRANSFER' },
    ],
    quickConnects: quickConnects.map((id, index) =>
      index % 2 === 0
        ? { id, name: id, type: 'QUEUE', queueId: nth(queues, index), contactFlowId: 'to-queue' }
        : { id, name: id, type: 'USER', userId: nth(users, index), contactFlowId: 'to-user' },
    ),
  };
}
