import type { Contact, ContactFlow } from '@aws-sdk/client-connect';
import type { Rejected } from '../../../connect/connect-failure.ts';
import { ContactFlowType } from '../../../directory/flows/contact-flow-type.enum.ts';
import { ContactChannel } from '../../../graphql-kit/values/contact-channel.enum.ts';
import { enumValue } from '../../../graphql-kit/values/enum-value.ts';
import { hasEnded } from '../../contact-from-connect.ts';
import { pauseBy } from '../../contact-pause.ts';
import { hasStarted } from '../../contact-schedule.ts';
import { MAX_ATTRIBUTE_BYTES } from '../../inputs/contact-attribute.input.ts';
import type { FailureWith } from './operation-failure.ts';
import { type NotShown, notShown, type ShownContact } from './precondition.ts';
import type { Evidence } from './read-evidence.ts';

const CONFLICTS = new Set(['ConflictException', 'ResourceConflictException']);

/** The failure of an operation that needs an active contact, if the contact has ended. */
export function endedContact(
  contact: Contact | undefined,
  contactId: string,
): FailureWith<'contact-not-active'> | undefined {
  const disconnectTimestamp = contact?.DisconnectTimestamp;
  if (contact === undefined || !hasEnded(contact) || disconnectTimestamp === undefined) {
    return undefined;
  }
  return { reason: 'contact-not-active', contactId, disconnectTimestamp };
}

/** An operation that needs an active contact fails with an error that names when the contact ended. */
export function endedAtUnknownTime(contact: Contact): NotShown | undefined {
  return hasEnded(contact) && contact.DisconnectTimestamp === undefined
    ? notShown('Amazon Connect shows that the contact has ended, but not when.')
    : undefined;
}

/** The failure of an operation on a contact whose channel it does not support. */
export function unsupportedChannel(
  contact: Contact | undefined,
  contactId: string,
  supportedChannels: readonly ContactChannel[],
): FailureWith<'channel-not-supported'> | undefined {
  if (contact?.Channel === undefined) return undefined;
  const channel = enumValue(ContactChannel, contact.Channel);
  if (supportedChannels.includes(channel)) return undefined;
  return { reason: 'channel-not-supported', contactId, channel, supportedChannels };
}

/** The failure of an operation after which the contact would have more attributes than Connect stores. */
export function tooLargeAttributes(
  attributes: Readonly<Record<string, string>>,
  contactId: string,
): FailureWith<'attributes-too-large'> | undefined {
  const texts = Object.entries(attributes).flat();
  if (Buffer.byteLength(texts.join('')) <= MAX_ATTRIBUTE_BYTES) return undefined;
  return { reason: 'attributes-too-large', contactId, maxBytes: MAX_ATTRIBUTE_BYTES };
}

/** The failure of an operation that cannot run a flow of this type. */
export function unsupportedFlow(
  contactFlow: ContactFlow | undefined,
  contactFlowId: string | undefined,
  supportedContactFlowTypes: readonly ContactFlowType[],
): FailureWith<'flow-type-not-supported'> | undefined {
  if (contactFlow?.Type === undefined || contactFlowId === undefined) return undefined;
  const contactFlowType = enumValue(ContactFlowType, contactFlow.Type);
  if (supportedContactFlowTypes.includes(contactFlowType)) return undefined;
  return {
    reason: 'flow-type-not-supported',
    contactFlowId,
    contactFlowType,
    supportedContactFlowTypes,
  };
}

/** What a contact shows of its pauses: `none` for one that has ended. */
export function pauseOf(contact: Contact): ReturnType<typeof pauseBy> {
  const { LastPausedTimestamp: paused = null, LastResumedTimestamp: resumed = null } = contact;
  return hasEnded(contact) ? 'none' : pauseBy({ paused, resumed });
}

/** Whether a contact is paused is not known. */
export function undecidedPause(contact: Contact): NotShown | undefined {
  return pauseOf(contact) === 'undecided'
    ? notShown('The contact was paused and resumed at the same time, so that it may be paused.')
    : undefined;
}

/** Whether a contact is a task that is paused, and has not ended. */
export function isPaused(contact: Contact): boolean {
  return pauseOf(contact) === 'paused';
}

/**
 * The failure of an operation that needs a contact that waits in a queue, if this one does not: no queue has it, an agent
 * has accepted it, or it is paused, so that it has left its queue (documented).
 */
export function unqueuedContact(
  contact: Contact | undefined,
  contactId: string,
): FailureWith<'contact-not-queued'> | undefined {
  if (contact === undefined) return undefined;
  const isWaiting =
    contact.QueueInfo?.Id !== undefined &&
    contact.AgentInfo?.Id === undefined &&
    !isPaused(contact);
  return isWaiting ? undefined : { reason: 'contact-not-queued', contactId };
}

/** The precondition of operations on an active contact that waits in a queue. */
export function requiresQueuedContact({
  contact,
  contactId,
}: ShownContact): FailureWith<'contact-not-active' | 'contact-not-queued'> | NotShown | undefined {
  return (
    endedContact(contact, contactId) ??
    unqueuedContact(contact, contactId) ??
    endedAtUnknownTime(contact) ??
    undecidedPause(contact)
  );
}

/**
 * The max number of contacts that are linked to each other (documented for a chain of previous contacts). That of a user who
 * monitors another one counts (inferred).
 */
const MAX_LINKED_CONTACTS = 12;

/** The failure of an operation that would link one more contact than Connect allows. */
export function linkedContactLimit(
  { associated = [] }: Pick<Evidence, 'associated'>,
  contactId: string | undefined,
): FailureWith<'linked-contact-limit'> | undefined {
  return contactId !== undefined && associated.length >= MAX_LINKED_CONTACTS
    ? { reason: 'linked-contact-limit', contactId, limit: MAX_LINKED_CONTACTS }
    : undefined;
}

/** The failure of a change that Connect rejected for a conflict. What explains it takes precedence. */
export function contactConflict(
  { exception, requestId }: Rejected,
  { contactId, clientToken }: { readonly contactId: string; readonly clientToken: string },
): FailureWith<'contact-conflict'> | undefined {
  if (!CONFLICTS.has(exception)) return undefined;
  const connectRequestId = requestId ?? null;
  return { reason: 'contact-conflict', contactId, clientToken, connectRequestId };
}

/**
 * Whether an active contact is scheduled for later.
 *
 * @param connectTime the time by Connect's clock.
 */
export function isScheduledForLater(contact: Contact, connectTime: Date): boolean {
  const { ScheduledTimestamp: scheduledTimestamp, DisconnectTimestamp: end = null } = contact;
  if (scheduledTimestamp === undefined || hasEnded(contact)) return false;
  const scheduled = { scheduledTimestamp, active: true, disconnectTimestamp: end };
  return !hasStarted(scheduled, connectTime.getTime());
}
