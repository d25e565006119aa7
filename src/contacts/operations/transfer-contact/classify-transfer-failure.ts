import type { Contact, ContactFlow } from '@aws-sdk/client-connect';
import { type ConnectFailure, isInvalid, type Rejected } from '../../../connect/connect-failure.ts';
import { type ReadResult, isMissing } from '../../../connect/read-one.ts';
import { ContactFlowType } from '../../../directory/flows/contact-flow-type.enum.ts';
import { ContactChannel } from '../../../graphql-kit/values/contact-channel.enum.ts';
import { hasEnded } from '../../contact-from-connect.ts';
import { endedAtUnknownTime, endedContact, unsupportedFlow } from '../kit/contact-causes.ts';
import {
  failureOfRejection,
  failureWithoutRejection,
  type FailureWith,
} from '../kit/operation-failure.ts';
import { isNotShown, type NotShown, notShown, type ShownContact } from '../kit/precondition.ts';
import type { TransferCommand, TransferFailure } from './transfer-model.ts';

/** The evidence that was read after a transfer had failed. Evidence that was not needed is absent. */
export interface TransferEvidence {
  readonly contact?: ReadResult<Contact>;
  readonly contactFlow?: ReadResult<ContactFlow>;
  /** The queue or the user. */
  readonly target?: ReadResult<unknown>;
  readonly instance?: ReadResult<unknown>;
  /** When the contact ended, derived from its associated contacts: DescribeContact may omit it. */
  readonly endedAt?: ReadResult<Date>;
  /** How often the contact was transferred before. */
  readonly transfers?: ReadResult<number>;
}

/** The flow types that can take a transfer, from the specification of TransferContact. */
const SUPPORTED_FLOW_TYPES = [
  ContactFlowType.CONTACT_FLOW,
  ContactFlowType.AGENT_TRANSFER,
  ContactFlowType.QUEUE_TRANSFER,
] as const;

/**
 * Channels for which the specification documents no transfers. Newer documents mention EMAIL, so every other cause is
 * ruled out first.
 */
const NEVER_TRANSFERRED = [ContactChannel.VOICE, ContactChannel.CHAT] as const;

/** The channels that every version of the specification names. */
const ALWAYS_TRANSFERRED = [ContactChannel.TASK] as const;

/** Older documentation of AWS does not have EMAIL, and the embedded Connect follows that by default. */
const ABOUT_EMAIL =
  "AWS's current documentation adds EMAIL to the channels that can be transferred; the embedded Connect follows it with EMULATOR_TRANSFERABLE_CHANNELS=TASK,EMAIL.";

/** The max number of transfers of one contact, from the specification of TransferContact. */
const TRANSFER_LIMIT = 11;

/**
 * Why a transfer did not take place. Connect returns the same exception for many causes, so the evidence decides.
 * Without evidence, the result is less specific, never a guess.
 */
export function classifyTransferFailure(
  command: TransferCommand,
  failure: ConnectFailure,
  evidence: TransferEvidence,
): TransferFailure {
  return failure.kind === 'rejected'
    ? classifyRejection(command, failure, evidence)
    : failureWithoutRejection(failure, command.clientToken);
}

function classifyRejection(
  command: TransferCommand,
  rejected: Rejected,
  evidence: TransferEvidence,
): TransferFailure {
  const { clientToken } = command;
  const connectRequestId = rejected.requestId ?? null;
  switch (rejected.exception) {
    case 'ServiceQuotaExceededException': {
      const limit = reachedLimit(command, evidence);
      return limit ?? { reason: 'quota-exceeded', clientToken, connectRequestId };
    }
    case 'IdempotencyException':
      return { reason: 'idempotency-conflict', clientToken };
  }
  // Connect and its API front end return more exceptions than the operation declares.
  return isInvalid(rejected)
    ? brokenRule(command, rejected, evidence)
    : failureOfRejection(rejected, missingResource(command, evidence), clientToken);
}

/**
 * The documented rule that an invalid request violated, or the unknown resource that it names: for a malformed id,
 * Connect may report only that the request is invalid.
 */
function brokenRule(
  command: TransferCommand,
  rejected: Rejected,
  evidence: TransferEvidence,
): TransferFailure {
  const { contactId, clientToken } = command;
  const contact = withEnd(found(evidence.contact), found(evidence.endedAt));
  const unexplained = failureOfRejection(rejected, undefined, clientToken);
  if (contact !== undefined) {
    const denial = requiresTransferableContact({ contact, contactId });
    if (denial !== undefined && !isNotShown(denial)) return denial;
    if (hasEnded(contact)) return unexplained;
  }
  const flow = wrongFlow(command, evidence);
  if (flow !== undefined) return flow;
  const resource = missingResource(command, evidence);
  if (resource !== undefined) return { reason: 'resource-not-found', resource };
  if (contact?.Channel === ContactChannel.EMAIL) {
    return {
      reason: 'channel-not-supported',
      contactId,
      channel: ContactChannel.EMAIL,
      supportedChannels: ALWAYS_TRANSFERRED,
      note: ABOUT_EMAIL,
    };
  }
  return unexplained;
}

/**
 * What reads deny of a transfer that was not sent, or that they do not show enough. Unknown resources come first: Connect
 * cannot check anything else of them.
 */
export function examineTransfer(
  command: TransferCommand,
  evidence: TransferEvidence,
): TransferFailure | NotShown | undefined {
  const resource = missingResource(command, evidence);
  if (resource !== undefined) return { reason: 'resource-not-found', resource };
  const contact = withEnd(found(evidence.contact), found(evidence.endedAt));
  const { contactId } = command;
  const shown = contact && requiresTransferableContact({ contact, contactId });
  // Connect rejects it, and the error of a contact that has ended has the time.
  if (contact !== undefined && hasEnded(contact)) return shown;
  const denial = isNotShown(shown) ? undefined : shown;
  return denial ?? wrongFlow(command, evidence) ?? reachedLimit(command, evidence) ?? shown;
}

/** The failure of a flow that cannot take a transfer. */
function wrongFlow(
  { contactFlowId }: TransferCommand,
  { contactFlow }: TransferEvidence,
): FailureWith<'flow-type-not-supported'> | undefined {
  return unsupportedFlow(found(contactFlow), contactFlowId, SUPPORTED_FLOW_TYPES);
}

/** The failure of a contact that was transferred as often as Connect allows. */
function reachedLimit(
  { contactId }: TransferCommand,
  { transfers }: TransferEvidence,
): FailureWith<'transfer-limit'> | undefined {
  return (found(transfers) ?? 0) >= TRANSFER_LIMIT
    ? { reason: 'transfer-limit', contactId, limit: TRANSFER_LIMIT }
    : undefined;
}

/**
 * The precondition of TransferContact: an active contact of a channel that can be transferred. For an email, that depends on
 * the version of Connect.
 */
export function requiresTransferableContact({
  contact,
  contactId,
}: Pick<ShownContact, 'contact' | 'contactId'>):
  FailureWith<'contact-not-active' | 'channel-not-supported'> | NotShown | undefined {
  const ended = endedContact(contact, contactId) ?? endedAtUnknownTime(contact);
  if (ended !== undefined) return ended;
  const channel = NEVER_TRANSFERRED.find((other) => other === contact.Channel);
  if (channel !== undefined) {
    const supportedChannels = ALWAYS_TRANSFERRED;
    return { reason: 'channel-not-supported', contactId, channel, supportedChannels };
  }
  return contact.Channel === ContactChannel.EMAIL ? notShown(ABOUT_EMAIL) : undefined;
}

/** An ended contact with the time of its end, if Connect shows it elsewhere. */
function withEnd(contact: Contact | undefined, endedAt: Date | undefined): Contact | undefined {
  return contact !== undefined && hasEnded(contact) && endedAt !== undefined
    ? { ...contact, DisconnectTimestamp: contact.DisconnectTimestamp ?? endedAt }
    : contact;
}

/** The resource of a transfer that does not exist in Connect; an unknown instance hides all others. */
function missingResource(
  { instanceId, contactId, contactFlowId, target }: TransferCommand,
  evidence: TransferEvidence,
): Extract<TransferFailure, { reason: 'resource-not-found' }>['resource'] {
  if (isMissing(evidence.instance)) return { type: 'INSTANCE', id: instanceId };
  if (isMissing(evidence.contact)) return { type: 'CONTACT', id: contactId };
  if (isMissing(evidence.contactFlow)) return { type: 'CONTACT_FLOW', id: contactFlowId };
  if (isMissing(evidence.target) && target.kind !== 'flow') {
    return { type: target.kind === 'queue' ? 'QUEUE' : 'USER', id: target.id };
  }
  return undefined;
}

function found<Resource>(finding: ReadResult<Resource> | undefined): Resource | undefined {
  return finding?.ok === true ? (finding.output ?? undefined) : undefined;
}
