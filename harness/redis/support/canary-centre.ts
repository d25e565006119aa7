import { parseSeed, type Seed } from '../../../src/emulator/seed.ts';
import type { Canaries } from '../../../test/gateway/canaries/support/canaries.ts';
import { FLOWS, INSTANCE_ID } from '../../../test/support/ids.ts';

/** Ids of the centre below. */
export const CENTRE = {
  queue: 'queue-1',
  otherQueue: 'queue-2',
  user: 'user-1',
  tasks: Array.from({ length: 8 }, (_, index) => `task-${index + 1}`),
  call: 'call-1',
} as const;

/** A contact centre with a secret in every text about customers and the directory; only ids and types have none. */
export function canaryCentre(canaries: Canaries): Seed {
  const at = (place: string): string => canaries.at(place);
  const tagsOf = (kind: string) => ({ [at(`a tag's key of ${kind}`)]: at(`a tag of ${kind}`) });
  const described = (kind: string) => ({
    name: at(`the name of ${kind}`),
    description: at(`the description of ${kind}`),
    tags: tagsOf(kind),
  });
  const contact = (id: string) => ({
    id,
    ...described('a contact'),
    queueId: CENTRE.queue,
    userId: CENTRE.user,
    attributes: { [at('the key of an attribute')]: at('an attribute') },
    references: {
      [at('the name of a link')]: { type: 'URL', value: `https://x.example/${at('a link')}` },
      [at('the name of an address')]: { type: 'EMAIL', value: `${at('an address')}@x.example` },
    },
    customerId: at('the id of a customer'),
    customerEndpoint: { type: 'TELEPHONE_NUMBER', address: at('the endpoint of a customer') },
  });
  const queueQuickConnects = ['to-queue', 'to-user', 'to-flow', 'to-number'];
  return parseSeed({
    instances: [{ id: INSTANCE_ID, alias: at('the alias of the instance') }],
    queues: [
      { id: CENTRE.queue, ...described('a queue'), quickConnectIds: queueQuickConnects },
      { id: CENTRE.otherQueue, ...described('a queue') },
    ],
    agentStatuses: [{ id: 'status-1', name: at('the name of an agent status') }],
    routingProfiles: [{ id: 'profile-1', ...described('a routing profile') }],
    users: [
      {
        id: CENTRE.user,
        username: at('a user name'),
        firstName: at('a first name'),
        lastName: at('a last name'),
        email: `${at('the address of a user')}@x.example`,
        routingProfileId: 'profile-1',
        tags: tagsOf('a user'),
      },
    ],
    contactFlows: [
      { id: FLOWS.queueTransfer, ...described('a flow'), type: 'QUEUE_TRANSFER' },
      { id: FLOWS.userTransfer, ...described('a flow'), type: 'AGENT_TRANSFER' },
    ],
    quickConnects: [
      {
        id: 'to-queue',
        ...described('a quick connect'),
        type: 'QUEUE',
        queueId: CENTRE.otherQueue,
        contactFlowId: FLOWS.queueTransfer,
      },
      {
        id: 'to-user',
        ...described('a quick connect'),
        type: 'USER',
        userId: CENTRE.user,
        contactFlowId: FLOWS.userTransfer,
      },
      {
        id: 'to-flow',
        ...described('a quick connect'),
        type: 'FLOW',
        contactFlowId: FLOWS.queueTransfer,
      },
      {
        id: 'to-number',
        ...described('a quick connect'),
        type: 'PHONE_NUMBER',
        phoneNumber: at('a phone number'),
      },
    ],
    contacts: [
      ...CENTRE.tasks.map(contact),
      { ...contact(CENTRE.call), channel: 'VOICE', initiationMethod: 'INBOUND' },
    ],
  });
}
