import type { Contact } from '@aws-sdk/client-connect';
import type { Rejected } from '../../../connect/connect-failure.ts';
import { ContactChannel } from '../../../graphql-kit/values/contact-channel.enum.ts';
import { enumValue } from '../../../graphql-kit/values/enum-value.ts';
import { hasEnded } from '../../contact-from-connect.ts';
import { MAX_ATTRIBUTE_BYTES } from '../../inputs/contact-attribute.input.ts';
import type { FailureWith } from './operation-failure.ts';

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

/** The failure of an operation that sets attributes, if those that the contact has already leave too little room. */
export function tooLargeAttributes(
  contact: Contact | undefined,
  contactId: string,
  set: Readonly<Record<string, string>>,
): FailureWith<'attributes-too-large'> | undefined {
  if (contact?.Attributes === undefined) return undefined;
  const all = Object.entries({ ...contact.Attributes, ...set }).flat();
  if (Buffer.byteLength(all.join('')) <= MAX_ATTRIBUTE_BYTES) return undefined;
  return { reason: 'attributes-too-large', contactId, maxBytes: MAX_ATTRIBUTE_BYTES };
}

/** Whether a contact is a task that is paused, and has not ended: Connect shows only the times of pauses. */
export function isPaused(contact: Contact): boolean {
  const { LastPausedTimestamp, LastResumedTimestamp } = contact;
  if (LastPausedTimestamp === undefined || hasEnded(contact)) return false;
  return LastResumedTimestamp === undefined || LastResumedTimestamp < LastPausedTimestamp;
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

/** The failure of an operation that Connect rejected for a conflict whose cause nothing shows. */
export function conflict(
  { requestId }: Rejected,
  contactId: string,
  clientToken: string,
): FailureWith<'contact-conflict'> {
  const connectRequestId = requestId ?? null;
  return { reason: 'contact-conflict', contactId, clientToken, connectRequestId };
}

/**
 * Whether a contact is scheduled for later: Connect still shows the time after the contact has started (inferred).
 *
 * @param connectTime the time by Connect's clock.
 */
export function isScheduledForLater(contact: Contact, connectTime: Date): boolean {
  const { ScheduledTimestamp } = contact;
  return ScheduledTimestamp !== undefined && ScheduledTimestamp > connectTime && !hasEnded(contact);
}
