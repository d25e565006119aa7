import type { SeedTime } from '../seed/common.ts';
import type { Seed, SeedContact } from '../seed.ts';
import type { ContactRecord } from './contact-record.ts';

/** The time that a seed means, in an emulator that was started at `start`. */
export function resolveTime(time: SeedTime, start: Date): Date {
  return typeof time === 'number' ? new Date(start.getTime() + time * 1000) : new Date(time);
}

/** The contacts of a seed, with everything that follows from the links between them. */
export function seedContacts(seed: Seed, start: Date): ContactRecord[] {
  const contacts = new Map(seed.contacts.map((contact) => [contact.id, contact]));
  return seed.contacts.map((contact) => contactRecord(contact, contacts, start));
}

function contactRecord(
  contact: SeedContact,
  contacts: ReadonlyMap<string, SeedContact>,
  start: Date,
): ContactRecord {
  const at = (time: SeedTime | undefined): Date | undefined =>
    time === undefined ? undefined : resolveTime(time, start);
  const root = rootOf(contact, contacts, (one) => one.previousContactId);
  const tree = rootOf(contact, contacts, (one) => one.previousContactId ?? one.relatedContactId);
  const initiated = resolveTime(contact.initiationTimestamp, start);
  const ended = at(contact.disconnectTimestamp);
  const enqueued = at(contact.enqueueTimestamp) ?? initiated;
  const connected = at(contact.connectedToAgentTimestamp) ?? enqueued;
  const { customerEndpoint, references } = contact;
  return {
    id: contact.id,
    instanceId: contact.instanceId,
    channel: contact.channel,
    initiationMethod: contact.initiationMethod,
    name: contact.name,
    description: contact.description,
    initialContactId: root.id === contact.id ? undefined : root.id,
    previousContactId: contact.previousContactId,
    relatedContactId: contact.relatedContactId,
    contactAssociationId: tree.id,
    initiationTimestamp: initiated,
    scheduledTimestamp: at(contact.scheduledTimestamp),
    disconnectTimestamp: ended,
    disconnectReason: contact.disconnectReason,
    lastUpdateTimestamp: ended ?? (contact.userId === undefined ? initiated : connected),
    queue:
      contact.queueId === undefined
        ? undefined
        : { id: contact.queueId, enqueueTimestamp: enqueued },
    agent:
      contact.userId === undefined
        ? undefined
        : { id: contact.userId, connectedToAgentTimestamp: connected },
    attributes: contact.attributes,
    references: Object.fromEntries(
      Object.entries(references).map(([key, { type, value }]) => [
        key,
        { Type: type, Value: value },
      ]),
    ),
    tags: contact.tags,
    segmentAttributes: {},
    queuePriority: contact.queuePriority,
    customerId: contact.customerId,
    customerEndpoint:
      customerEndpoint === undefined
        ? undefined
        : { Type: customerEndpoint.type, Address: customerEndpoint.address },
  };
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
