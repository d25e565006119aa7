import { nth } from '../../test/support/directory.ts';

export const CONTACTS = 20_000;
const PAGE = 100;

const ids = (kind: string, count = PAGE): string[] =>
  Array.from({ length: count }, (_, index) => `${kind}-${index + 1}`);

/** A hundred of everything. */
export const QUEUES = ids('queue');
export const USERS = ids('user');
export const PROFILES = ids('profile');
export const QUICK_CONNECTS = ids('quick-connect');
export const FLOWS = ids('flow');
/** Tasks that wait: half of all contacts, and half of those in one queue. */
export const WAITING = Array.from({ length: CONTACTS / 2 }, (_, index) => uuid(index + 1));
/** Tasks that agents have accepted, ten each. */
export const ACCEPTED = ids('accepted', 1_000);
/** Tasks that are scheduled for tomorrow. */
export const SCHEDULED = ids('scheduled', 1_000);
/** Calls that agents have accepted. */
export const CALLS = ids('call', 300);
/** Tasks that agents have missed, three each. */
export const MISSED = ids('missed', 300);
/** Tasks that have ended, in chains of ten. */
export const ENDED = ids('ended', 7_400);

/** GetContactMetrics takes UUIDs only. */
export const INSTANCE = uuid(0);

/** The JSON of a seed with 20,000 contacts. */
export function fullCentre(): object {
  return {
    instances: [{ id: INSTANCE }],
    queues: QUEUES.map((id, index) => ({
      id,
      name: `Queue ${id}`,
      hoursOfOperationId: 'hours',
      outboundCallerNumber: '+12025550100',
      ...(index === 0 && { quickConnectIds: QUICK_CONNECTS }),
    })),
    hoursOfOperations: [
      {
        id: 'hours',
        name: 'Hours',
        config: [
          { day: 'MONDAY', startTime: { hours: 9 }, endTime: { hours: 17 } },
          { day: 'SUNDAY', startTime: { hours: 0 }, endTime: { hours: 0 } },
        ],
      },
    ],
    routingProfiles: PROFILES.map((id) => ({
      id,
      name: `Profile ${id}`,
      queues: QUEUES.map((queueId) => ({ queueId })),
      manualAssignmentQueues: QUEUES.map((queueId) => ({ queueId })),
    })),
    agentStatuses: ids('status', 40).map((id) => ({ id, name: `Status ${id}` })),
    users: USERS.map((id, index) => ({ id, username: id, routingProfileId: nth(PROFILES, index) })),
    contactFlows: [
      { id: 'inbound', name: 'Inbound', queueId: QUEUES[0] },
      { id: 'to-queue', name: 'To queue', type: 'QUEUE_TRANSFER' },
      { id: 'to-user', name: 'To user', type: 'AGENT_TRANSFER' },
      ...FLOWS.map((id) => ({ id, name: `Flow ${id}` })),
    ],
    quickConnects: QUICK_CONNECTS.map((id, index) => ({
      id,
      name: `Quick connect ${id}`,
      type: 'QUEUE',
      queueId: nth(QUEUES, index),
      contactFlowId: 'to-queue',
    })),
    contacts: [
      ...WAITING.map((id, index) => ({
        ...contact(id, index),
        queueId: index % 2 === 0 ? QUEUES[0] : nth(QUEUES, index),
      })),
      ...ACCEPTED.map((id, index) => ({
        ...contact(id, index),
        queueId: nth(QUEUES, index),
        userId: nth(USERS, index),
      })),
      ...SCHEDULED.map((id, index) => ({
        ...contact(id, index),
        queueId: nth(QUEUES, index),
        scheduledTimestamp: 86_400,
      })),
      ...CALLS.map((id, index) => ({
        ...contact(id, index),
        channel: 'VOICE',
        initiationMethod: 'INBOUND',
        queueId: nth(QUEUES, index),
        userId: nth(USERS, index),
      })),
      ...MISSED.map((id, index) => ({
        ...contact(id, index),
        queueId: nth(QUEUES, index),
        userId: nth(USERS, index),
        agentState: 'MISSED',
      })),
      ...ENDED.map((id, index) => ({
        ...contact(id, index),
        queueId: nth(QUEUES, index),
        disconnectTimestamp: -1,
        disconnectReason: 'API',
        ...(index % 10 > 0 && { previousContactId: ENDED[index - 1] }),
      })),
    ],
  };
}

function contact(id: string, index: number): object {
  return {
    id,
    name: `Contact ${id}`,
    description: 'To call back.',
    initiationTimestamp: -60 * (1 + (index % 10_000)),
    attributes: { language: 'en', priority: String(index % 5) },
    tags: { team: `team-${index % 20}` },
    references: { page: { type: 'URL', value: 'https://example.com' } },
  };
}

function uuid(index: number): string {
  return `10000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
}
