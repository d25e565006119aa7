import type { Channel, ContactState, EndpointInfo } from '@aws-sdk/client-connect';
import type { SeedTime } from '../seed/common.ts';
import type { Seed, SeedContact, SeedInstance } from '../seed.ts';
import { type ContactRecord, type Pause, recordedParts, type Target } from './contact-record.ts';
import { newContact } from './new-contact.ts';

/** The time that a seed means, in an emulator that was started at `start`. */
export function resolveTime(time: SeedTime, start: Date): Date {
  return typeof time === 'number' ? new Date(start.getTime() + time * 1000) : new Date(time);
}

/** The states of contacts that their agent has accepted. */
const accepted: readonly ContactState[] = ['CONNECTED', 'CONNECTED_ONHOLD', 'ENDED'];

/** The contacts of a seed, with everything that follows from the links between them. */
export function seedContacts(seed: Seed, start: Date): ContactRecord[] {
  const contacts = new Map(seed.contacts.map((contact) => [contact.id, contact]));
  return seed.contacts.map((contact) =>
    contactRecord(contact, contacts, start, {
      target: targetOf(contact, seed),
      instance: seed.instances.find(({ id }) => id === contact.instanceId),
    }),
  );
}

function contactRecord(
  contact: SeedContact,
  contacts: ReadonlyMap<string, SeedContact>,
  start: Date,
  { target, instance }: { target: Target; instance: SeedInstance | undefined },
): ContactRecord {
  const at = (time: SeedTime | undefined): Date | undefined =>
    time === undefined ? undefined : resolveTime(time, start);
  const root = rootOf(contact, contacts, (one) => one.previousContactId);
  const tree = rootOf(contact, contacts, (one) => one.previousContactId ?? one.relatedContactId);
  const initiated = resolveTime(contact.initiationTimestamp, start);
  const ended = at(contact.disconnectTimestamp);
  const enqueued = at(contact.enqueueTimestamp) ?? initiated;
  const connected = at(contact.connectedToAgentTimestamp) ?? enqueued;
  const place = agentPlace(contact, { enqueued, connected, ended });
  const scheduled = at(contact.scheduledTimestamp);
  const isPlanned = scheduled !== undefined && scheduled > start;
  return newContact(
    {
      id: contact.id,
      instanceId: contact.instanceId,
      channel: contact.channel,
      initiationMethod: contact.initiationMethod,
      ...contentOf(contact, instance),
      initialContactId: root.id === contact.id ? undefined : root.id,
      previousContactId: contact.previousContactId,
      relatedContactId: contact.relatedContactId,
      contactAssociationId: tree.id,
      initiationTimestamp: initiated,
      scheduledTimestamp: scheduled,
      scheduledTarget: isPlanned ? target : undefined,
      disconnectTimestamp: ended,
      disconnectReason: contact.disconnectReason,
      lastUpdateTimestamp: ended ?? (place.agent === undefined ? initiated : connected),
      queue:
        contact.queueId === undefined || isPlanned
          ? undefined
          : { id: contact.queueId, enqueueTimestamp: enqueued },
      ...place,
      pause: pauseOf(contact, start, ended),
      recording: recordingOf(contact, place.agent, enqueued),
    },
    start,
  );
}

type ContentField =
  | 'name'
  | 'description'
  | 'attributes'
  | 'references'
  | 'tags'
  | 'queuePriority'
  | 'customerId'
  | 'customerEndpoint'
  | 'systemEndpoint';

/** What a contact is about, from whom it comes, and what its customer called or wrote to. */
export function contentOf(
  contact: Pick<SeedContact, ContentField | 'channel'>,
  instance: SeedInstance | undefined,
): Pick<ContactRecord, ContentField> {
  const { customerEndpoint, systemEndpoint, references } = contact;
  return {
    name: contact.name,
    description: contact.description,
    attributes: contact.attributes,
    references: Object.fromEntries(
      Object.entries(references).map(([key, { type, value }]) => [
        key,
        { Type: type, Value: value },
      ]),
    ),
    tags: contact.tags,
    queuePriority: contact.queuePriority,
    customerId: contact.customerId,
    customerEndpoint: endpointOf(customerEndpoint),
    systemEndpoint:
      systemEndpoint === undefined
        ? defaultEndpoint(contact.channel, instance)
        : endpointOf(systemEndpoint),
  };
}

/** The agent who has accepted a contact, and its place in the list of an agent. */
function agentPlace(
  { userId, agentState }: SeedContact,
  { enqueued, connected, ended }: { enqueued: Date; connected: Date; ended: Date | undefined },
): Pick<ContactRecord, 'agent' | 'atAgents'> {
  if (userId === undefined) return { atAgents: [] };
  const state = agentState ?? (ended === undefined ? 'CONNECTED' : undefined);
  if (state !== undefined && !accepted.includes(state)) {
    return { atAgents: [{ userId, state, since: enqueued }] };
  }
  const afterContactWorkStart = state === 'ENDED' ? ended : undefined;
  const agent = { id: userId, connectedToAgentTimestamp: connected, afterContactWorkStart };
  if (state === undefined) return { agent, atAgents: [] };
  const since = ended ?? connected;
  return {
    agent,
    atAgents: [{ userId, state, since, connectedToAgentTimestamp: connected }],
  };
}

function endpointOf(endpoint: SeedContact['customerEndpoint']): EndpointInfo | undefined {
  return endpoint && { Type: endpoint.type, Address: endpoint.address };
}

/** A number or address of the instance. Tasks have nothing of that kind, and chats of a web page neither. */
function defaultEndpoint(
  channel: Channel,
  instance: SeedInstance | undefined,
): EndpointInfo | undefined {
  switch (channel) {
    case 'VOICE':
      return { Type: 'TELEPHONE_NUMBER', Address: '+12025550100' };
    case 'EMAIL':
      return {
        Type: 'EMAIL_ADDRESS',
        Address: `contact@${instance?.alias ?? 'contact-centre'}.email.connect.aws`,
      };
    default:
      return undefined;
  }
}

/** Where a scheduled contact goes: its own queue, or where the first inbound flow of its instance leads. */
function targetOf({ queueId, instanceId }: SeedContact, { contactFlows }: Seed): Target {
  if (queueId !== undefined) return { queueId };
  const flow = contactFlows.find(
    (one) => one.instanceId === instanceId && one.type === 'CONTACT_FLOW' && one.state === 'ACTIVE',
  );
  return { flowQueueId: flow?.queueId };
}

/** A pause that has no end ends with the contact. All pauses count for the agent who has the contact. */
function pauseOf({ pauses, userId }: SeedContact, start: Date, ended: Date | undefined): Pause {
  const times = pauses.map(({ from, until }) => ({
    from: resolveTime(from, start),
    until: until === undefined ? undefined : resolveTime(until, start),
  }));
  const totalMs = times.reduce((sum, { from, until = ended ?? from }) => {
    return sum + until.getTime() - from.getTime();
  }, 0);
  return {
    count: times.length,
    isPaused: ended === undefined && times.some(({ until }) => until === undefined),
    totalMs,
    atAgentMs: userId === undefined ? 0 : totalMs,
    lastPaused: times.at(-1)?.from,
    lastResumed: times.findLast(({ until }) => until !== undefined)?.until,
  };
}

/** Unless the seed says otherwise, a call is recorded since an agent has it, and nothing else. */
function recordingOf(
  contact: SeedContact,
  agent: ContactRecord['agent'],
  enqueued: Date,
): ContactRecord['recording'] {
  const parts = contact.recordings ?? (agent === undefined ? [] : recordedParts(contact));
  if (parts.length === 0) return undefined;
  return { startedAt: agent?.connectedToAgentTimestamp ?? enqueued, parts, suspended: [] };
}

/** Follows a link as far as it leads. A circle over two kinds of links ends where it closes. */
function rootOf(
  contact: SeedContact,
  contacts: ReadonlyMap<string, SeedContact>,
  link: (contact: SeedContact) => string | undefined,
): SeedContact {
  const visited = new Set<SeedContact>();
  let root = contact;
  while (!visited.has(root)) {
    visited.add(root);
    root = contacts.get(link(root) ?? '') ?? root;
  }
  return root;
}
