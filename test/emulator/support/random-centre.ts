import type { ConnectClient } from '@aws-sdk/client-connect';
import type { Emulator } from '../../../src/emulator/emulator.ts';
import { parseSeed } from '../../../src/emulator/seed.ts';
import { idOf, ids, type World } from './wire.ts';

export const InstanceId = ids.instance;
export const USERS = ['ann', 'bob', 'cem'] as const;
export const QUEUES = ['claims', 'billing'] as const;
export const STATUSES = ['Available', 'Offline', 'Lunch'] as const;
export const INBOUND_FLOWS = ['to-claims', 'to-billing', 'to-ann', 'to-bob', 'nowhere'] as const;

/** A small contact centre, so that random operations often meet the same contacts and agents. */
export const seed = parseSeed({
  instances: [{ id: InstanceId, phoneNumbers: ['+12025550100'] }],
  queues: [
    { id: 'claims', name: 'Claims', maxContacts: 4, outboundCallerNumber: '+12025550100' },
    { id: 'billing', name: 'Billing' },
  ],
  routingProfiles: [
    {
      id: 'profile',
      name: 'Profile',
      mediaConcurrencies: [
        { channel: 'TASK', concurrency: 1 },
        { channel: 'CHAT', concurrency: 1 },
        { channel: 'VOICE', concurrency: 1 },
      ],
      queues: QUEUES.map((queueId) => ({ queueId })),
    },
  ],
  agentStatuses: [{ id: 'lunch', name: 'Lunch' }],
  users: [
    { id: 'ann', username: 'ann', routingProfileId: 'profile' },
    { id: 'bob', username: 'bob', routingProfileId: 'profile', handling: 'MANUAL' },
    { id: 'cem', username: 'cem', routingProfileId: 'profile', status: { name: 'Offline' } },
  ],
  contactFlows: [
    ...[...QUEUES, 'ann', 'bob'].map((queueId) => ({
      id: `to-${queueId}`,
      name: queueId,
      queueId,
    })),
    { id: 'nowhere', name: 'Nowhere' },
    { id: 'transfer', name: 'Transfer', type: 'QUEUE_TRANSFER' },
  ],
  contacts: [
    { id: idOf('60', 1), channel: 'VOICE', initiationMethod: 'INBOUND', queueId: 'claims' },
    { id: idOf('60', 2), channel: 'VOICE', initiationMethod: 'CALLBACK', queueId: 'billing' },
    { id: idOf('60', 3), channel: 'CHAT', queueId: 'billing', userId: 'ann' },
    { id: idOf('60', 4), queueId: 'claims', userId: 'bob' },
  ].map((contact) => ({ initiationTimestamp: -60, ...contact })),
});

/** What random steps work on. */
export interface Centre {
  readonly emulator: Pick<Emulator, 'url'>;
  readonly client: ConnectClient;
  /** Its clock. */
  readonly world: World;
  /** The ids of all contacts that there are, oldest first. */
  readonly contacts: string[];
}
