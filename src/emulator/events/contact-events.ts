import { isDeepStrictEqual } from 'node:util';
import { arnOf, instanceArn } from '../store/arns.ts';
import { type ContactRecord, isActive, isPaused } from '../store/contact-record.ts';
import type { ContactChange } from '../store/contact-store.ts';
import type { InstanceDirectory } from '../store/directory.ts';
import { contactEventDetail } from './contact-event-detail.ts';
import type { ContactEvent, ContactEventType } from './contact-event.ts';

/** In the order in which the events of one change occur (inferred). */
const types = [
  'INITIATED',
  'CONNECTED_TO_SYSTEM',
  'CONTACT_DATA_UPDATED',
  'PAUSED',
  'RESUMED',
  'QUEUED',
  'CONNECTED_TO_AGENT',
  'DISCONNECTED',
  'COMPLETED',
] as const satisfies readonly ContactEventType[];

/**
 * The events that a change of a contact causes.
 *
 * The types, the envelope and the members are documented; comments mark what is inferred. A contact's
 * name, its description and the values of its attributes are in no event; the values of its tags are
 * (documented).
 */
export function contactEvents(
  change: ContactChange,
  directory: InstanceDirectory,
  newId: () => string,
): ContactEvent[] {
  const { instance } = directory;
  const { after, at } = change;
  return types
    .filter((type) => occurs(type, change))
    .map((type) => ({
      version: '0',
      id: newId(),
      'detail-type': 'Amazon Connect Contact Event',
      source: 'aws.connect',
      account: instance.account,
      time: at.toISOString().replace(/\.\d{3}Z$/, 'Z'),
      region: instance.region,
      resources: [arnOf(instance, 'contact', after.id), instanceArn(instance)],
      detail: contactEventDetail(
        {
          type,
          contact: stateAt(type, change),
          reachedSystemAt: reachedSystemAt(type, change),
          updatedProperties:
            type === 'CONTACT_DATA_UPDATED' ? updatedProperties(change) : undefined,
        },
        directory,
      ),
    }));
}

function occurs(type: ContactEventType, change: ContactChange): boolean {
  const { before, after } = change;
  const begins = (is: (contact: ContactRecord) => boolean): boolean =>
    is(after) && (before === undefined || !is(before));
  switch (type) {
    case 'INITIATED':
      return before === undefined;
    case 'CONNECTED_TO_SYSTEM':
      return begins(hasReachedSystem) && isAnnounced(after);
    case 'CONTACT_DATA_UPDATED':
      return updatedProperties(change).length > 0;
    case 'QUEUED':
      return after.queue !== undefined && !isDeepStrictEqual(after.queue, before?.queue);
    case 'CONNECTED_TO_AGENT':
      return (
        after.agent !== undefined &&
        (after.agent.id !== before?.agent?.id ||
          after.agent.connectedToAgentTimestamp > before.agent.connectedToAgentTimestamp)
      );
    case 'PAUSED':
      return begins(isPaused);
    case 'RESUMED':
      // A paused task that ends is not resumed (inferred).
      return isActive(after) && before !== undefined && isPaused(before) && !isPaused(after);
    case 'DISCONNECTED':
      return begins((contact) => !isActive(contact));
    case 'COMPLETED':
      return begins((contact) => !isActive(contact) && !hasAfterContactWork(contact));
  }
}

/** A scheduled task reaches the system when its flow starts (inferred). */
function hasReachedSystem({ scheduledTarget }: ContactRecord): boolean {
  return scheduledTarget === undefined;
}

/** CONNECTED_TO_SYSTEM is sent for outbound calls, tasks and chats (documented), not for the monitoring of one (inferred). */
function isAnnounced({ channel, initiationMethod }: ContactRecord): boolean {
  if (channel === 'VOICE') return ['OUTBOUND', 'CALLBACK', 'API'].includes(initiationMethod);
  return (channel === 'TASK' || channel === 'CHAT') && initiationMethod !== 'MONITOR';
}

function hasAfterContactWork({ agent }: ContactRecord): boolean {
  return agent?.afterContactWorkStart !== undefined && agent.afterContactWorkEnd === undefined;
}

/** The names are documented, in this spelling. Other changes cause no event (inferred). */
function updatedProperties({ before, after }: ContactChange): string[] {
  if (before === undefined) return [];
  const values = {
    ScheduledTimestamp: 'scheduledTimestamp',
    UserDefinedAttributes: 'attributes',
    'Segment Attributes': 'segmentAttributes',
    Tags: 'tags',
  } as const satisfies Record<string, keyof ContactRecord>;
  return Object.entries(values)
    .filter(([, key]) => !isDeepStrictEqual(before[key], after[key]))
    .map(([name]) => name);
}

/** The contact between two events of one change: without what only the later ones report (inferred). */
function stateAt(type: ContactEventType, { before, after }: ContactChange): ContactRecord {
  const isBefore = (other: ContactEventType): boolean => types.indexOf(type) < types.indexOf(other);
  return {
    ...after,
    queue: isBefore('QUEUED') ? before?.queue : after.queue,
    agent: isBefore('CONNECTED_TO_AGENT') ? before?.agent : after.agent,
    disconnectTimestamp: isBefore('DISCONNECTED')
      ? before?.disconnectTimestamp
      : after.disconnectTimestamp,
  };
}

/** The time of the initiation for inbound contacts (documented), and for others with an event of it that are not scheduled (inferred). */
function reachedSystemAt(
  type: ContactEventType,
  { after: contact }: ContactChange,
): Date | undefined {
  if (type === 'INITIATED' || !hasReachedSystem(contact)) return undefined;
  if (!isAnnounced(contact) && contact.initiationMethod !== 'INBOUND') return undefined;
  return contact.scheduledTimestamp ?? contact.initiationTimestamp;
}
