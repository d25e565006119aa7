import type { Contact, ContactFlow } from '@aws-sdk/client-connect';
import {
  type ConnectFailure,
  DEFAULT_RETRY_AFTER_SECONDS,
  isInvalid,
  messageForCallers,
  type NoCredentials,
  type NotSent,
  rejectionReason,
  type Rejected,
  type QuotaExhausted,
} from '../../../connect/connect-failure.ts';
import { type ReadResult, isMissing } from '../../../connect/read-one.ts';
import { ContactFlowType } from '../../../directory/flows/contact-flow-type.enum.ts';
import { ContactChannel } from '../../../graphql-kit/values/contact-channel.enum.ts';
import { enumValue } from '../../../graphql-kit/values/enum-value.ts';
import { hasEnded } from '../../contact-from-connect.ts';
import { failureOfCredentials } from './failure-of-read.ts';
import type { TransferFailure } from './transfer-failure.ts';
import type { TransferCommand } from './transfer-request.ts';

/** What was read after a transfer had failed. What was not worth reading is absent. */
export interface TransferEvidence {
  readonly contact?: ReadResult<Contact>;
  readonly contactFlow?: ReadResult<ContactFlow>;
  /** The queue or the user. */
  readonly target?: ReadResult<unknown>;
  readonly instance?: ReadResult<unknown>;
  /** When the contact ended, by the contacts that belong with it: DescribeContact may leave it out. */
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

/** No documentation lets these channels be transferred. For EMAIL newer parts do, so all else is ruled out before it. */
const NEVER_TRANSFERRED = [ContactChannel.VOICE, ContactChannel.CHAT] as const;

/** The most transfers of one contact, from the specification of TransferContact. */
const TRANSFER_LIMIT = 11;

/**
 * What the failure of a transfer amounts to, if it is clear that the transfer did not take place. Connect gives one exception for many causes, so the evidence decides; where
 * it is missing, the answer is coarser, never a guess.
 */
export function classifyTransferFailure(
  request: TransferCommand,
  failure: Rejected | NotSent | NoCredentials | QuotaExhausted,
  evidence: TransferEvidence,
): TransferFailure {
  const { clientToken } = request;
  switch (failure.kind) {
    case 'not-sent':
      return { reason: 'service-failure', clientToken, connectRequestId: null };
    case 'no-credentials':
      return failureOfCredentials(failure, clientToken);
    case 'quota-exhausted':
      return { reason: 'throttled', clientToken, retryAfter: failure.retryAfterSeconds };
    case 'rejected':
      return classifyRefusal(request, failure, evidence);
  }
}

/** When to call again, in seconds, if it failed because Connect takes no more calls. */
export function retryAfterOf(failure: ConnectFailure): number | undefined {
  if (failure.kind === 'quota-exhausted') return failure.retryAfterSeconds;
  if (failure.kind !== 'rejected' || rejectionReason(failure) !== 'throttled') return undefined;
  return failure.retryAfterSeconds ?? DEFAULT_RETRY_AFTER_SECONDS;
}

function classifyRefusal(
  request: TransferCommand,
  refused: Rejected,
  evidence: TransferEvidence,
): TransferFailure {
  const { clientToken, contactId } = request;
  const connectRequestId = refused.requestId ?? null;
  switch (refused.exception) {
    case 'ServiceQuotaExceededException': {
      const transfers = evidence.transfers?.ok === true ? (evidence.transfers.output ?? 0) : 0;
      return transfers >= TRANSFER_LIMIT
        ? { reason: 'transfer-limit', contactId, limit: TRANSFER_LIMIT }
        : { reason: 'quota-exceeded', clientToken, connectRequestId };
    }
    case 'IdempotencyException':
      return { reason: 'idempotency-conflict', clientToken };
  }
  // Connect and the front of its API answer more exceptions than the operation declares.
  switch (rejectionReason(refused)) {
    case 'not-found':
      return { reason: 'resource-not-found', resource: missingResource(request, evidence) };
    case 'access-denied':
      return { reason: 'access-denied', connectRequestId };
    case 'throttled': {
      const retryAfter = refused.retryAfterSeconds ?? DEFAULT_RETRY_AFTER_SECONDS;
      return { reason: 'throttled', clientToken, retryAfter };
    }
    case 'invalid':
      if (isInvalid(refused)) return brokenRule(request, refused, evidence);
      return {
        reason: 'request-rejected',
        connectMessage: messageForCallers(refused),
        connectRequestId,
      };
  }
}

/**
 * Which of the documented rules an invalid request broke, or what it names that is unknown: of an id that is not of the
 * form of its own, Connect may say no more than that the request is invalid.
 */
function brokenRule(
  request: TransferCommand,
  refused: Rejected,
  evidence: TransferEvidence,
): TransferFailure {
  const { contactId, contactFlowId } = request;
  const contact = found(evidence.contact);
  const connectRequestId = refused.requestId ?? null;
  const rejected = {
    reason: 'request-rejected',
    connectMessage: messageForCallers(refused),
    connectRequestId,
  } as const;
  if (contact !== undefined && hasEnded(contact)) {
    const endedAt = contact.DisconnectTimestamp ?? found(evidence.endedAt);
    if (endedAt === undefined) return rejected;
    return { reason: 'contact-not-active', contactId, disconnectTimestamp: endedAt };
  }
  const channel = contact?.Channel;
  if (channel !== undefined && NEVER_TRANSFERRED.some((other) => other === channel)) {
    return { reason: 'channel-not-supported', contactId, channel };
  }
  const flowType = found(evidence.contactFlow)?.Type;
  if (flowType !== undefined && !SUPPORTED_FLOW_TYPES.some((type) => type === flowType)) {
    return {
      reason: 'flow-type-not-supported',
      contactFlowId,
      contactFlowType: enumValue(ContactFlowType, flowType),
      supportedContactFlowTypes: SUPPORTED_FLOW_TYPES,
    };
  }
  const resource = missingResource(request, evidence);
  if (resource !== undefined) return { reason: 'resource-not-found', resource };
  if (channel === ContactChannel.EMAIL) {
    return { reason: 'channel-not-supported', contactId, channel };
  }
  return rejected;
}

/** Which of the things that a transfer names Connect does not know; an unknown instance hides all others. */
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
