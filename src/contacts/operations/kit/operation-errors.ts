import { ContactAccessDeniedError } from '../../errors/contact-access-denied.error.ts';
import { ContactAgentQueueFullError } from '../../errors/contact-agent-queue-full.error.ts';
import { ContactAgentStatusDisabledError } from '../../errors/contact-agent-status-disabled.error.ts';
import { ContactAlreadyPausedError } from '../../errors/contact-already-paused.error.ts';
import { ContactAttributesTooLargeError } from '../../errors/contact-attributes-too-large.error.ts';
import { ContactChannelNotSupportedError } from '../../errors/contact-channel-not-supported.error.ts';
import { ContactConflictError } from '../../errors/contact-conflict.error.ts';
import { ContactDestinationNotAllowedError } from '../../errors/contact-destination-not-allowed.error.ts';
import type { ContactError } from '../../errors/contact-error.interface.ts';
import { ContactFlowTypeNotSupportedError } from '../../errors/contact-flow-type-not-supported.error.ts';
import { ContactIdempotencyConflictError } from '../../errors/contact-idempotency-conflict.error.ts';
import { ContactInitiationMethodNotSupportedError } from '../../errors/contact-initiation-method-not-supported.error.ts';
import { ContactInputIssue } from '../../errors/contact-input-issue.type.ts';
import { ContactInputError } from '../../errors/contact-input.error.ts';
import { ContactLinkedContactLimitError } from '../../errors/contact-linked-contact-limit.error.ts';
import { ContactMonitorLimitError } from '../../errors/contact-monitor-limit.error.ts';
import { ContactNotActiveError } from '../../errors/contact-not-active.error.ts';
import { ContactNotConnectedError } from '../../errors/contact-not-connected.error.ts';
import { ContactNotDismissibleError } from '../../errors/contact-not-dismissible.error.ts';
import { ContactNotListedError } from '../../errors/contact-not-listed.error.ts';
import { ContactNotPausedError } from '../../errors/contact-not-paused.error.ts';
import { ContactNotQueuedError } from '../../errors/contact-not-queued.error.ts';
import { ContactNotScheduledError } from '../../errors/contact-not-scheduled.error.ts';
import { ContactNotStartedError } from '../../errors/contact-not-started.error.ts';
import { ContactOutboundNotPermittedError } from '../../errors/contact-outbound-not-permitted.error.ts';
import { ContactOutcomeUnknownError } from '../../errors/contact-outcome-unknown.error.ts';
import { ContactPauseLimitError } from '../../errors/contact-pause-limit.error.ts';
import { ContactQuickConnectTypeNotSupportedError } from '../../errors/contact-quick-connect-type-not-supported.error.ts';
import { ContactQuotaExceededError } from '../../errors/contact-quota-exceeded.error.ts';
import { ContactRegionNotActiveError } from '../../errors/contact-region-not-active.error.ts';
import { ContactRequestRejectedError } from '../../errors/contact-request-rejected.error.ts';
import { ContactRescheduleLimitError } from '../../errors/contact-reschedule-limit.error.ts';
import { ContactResourceNotFoundError } from '../../errors/contact-resource-not-found.error.ts';
import { ContactServiceError } from '../../errors/contact-service.error.ts';
import { ContactTagLimitError } from '../../errors/contact-tag-limit.error.ts';
import { ContactTaggingClosedError } from '../../errors/contact-tagging-closed.error.ts';
import { ContactThrottledError } from '../../errors/contact-throttled.error.ts';
import { ContactTransferLimitError } from '../../errors/contact-transfer-limit.error.ts';
import type { FailureWith, OperationFailure, Reason } from './operation-failure.ts';

interface ErrorEntry<Failure> {
  /** The class of the member. It has the name of its type in the schema. */
  readonly type: abstract new (...args: never) => ContactError;
  /** @param changedNothing a sentence that states what is known not to have changed. */
  readonly create: (failure: Failure, changedNothing: string) => ContactError;
}

/** The entry of an error whose fields are those of the failure. */
function ofFailure<Failure, Member extends ContactError>(type: new (failure: Failure) => Member) {
  return { type, create: (failure: Failure): Member => new type(failure) };
}

/** The error type for each reason of a failure, in the order in which result unions list their members. */
export const OPERATION_ERRORS = {
  'bad-input': {
    type: ContactInputError,
    create: ({ issues }) =>
      new ContactInputError(
        issues.map(({ path, message }) => new ContactInputIssue(path, message)),
      ),
  },
  'resource-not-found': {
    type: ContactResourceNotFoundError,
    create: ({ resource }) => new ContactResourceNotFoundError(resource),
  },
  'contact-not-active': ofFailure(ContactNotActiveError),
  'channel-not-supported': ofFailure(ContactChannelNotSupportedError),
  'initiation-method-not-supported': ofFailure(ContactInitiationMethodNotSupportedError),
  'flow-type-not-supported': ofFailure(ContactFlowTypeNotSupportedError),
  'quick-connect-type-not-supported': ofFailure(ContactQuickConnectTypeNotSupportedError),
  'contact-not-paused': ofFailure(ContactNotPausedError),
  'contact-already-paused': ofFailure(ContactAlreadyPausedError),
  'contact-not-scheduled': ofFailure(ContactNotScheduledError),
  'contact-not-started': ofFailure(ContactNotStartedError),
  'contact-not-queued': ofFailure(ContactNotQueuedError),
  'contact-not-connected': ofFailure(ContactNotConnectedError),
  'contact-not-listed': ofFailure(ContactNotListedError),
  'contact-not-dismissible': ofFailure(ContactNotDismissibleError),
  'tagging-closed': ofFailure(ContactTaggingClosedError),
  'agent-status-disabled': ofFailure(ContactAgentStatusDisabledError),
  'destination-not-allowed': ofFailure(ContactDestinationNotAllowedError),
  'outbound-not-permitted': ofFailure(ContactOutboundNotPermittedError),
  'region-not-active': ofFailure(ContactRegionNotActiveError),
  'contact-conflict': ofFailure(ContactConflictError),
  'transfer-limit': ofFailure(ContactTransferLimitError),
  'pause-limit': ofFailure(ContactPauseLimitError),
  'reschedule-limit': ofFailure(ContactRescheduleLimitError),
  'linked-contact-limit': ofFailure(ContactLinkedContactLimitError),
  'monitor-limit': ofFailure(ContactMonitorLimitError),
  'tag-limit': ofFailure(ContactTagLimitError),
  'attributes-too-large': ofFailure(ContactAttributesTooLargeError),
  'agent-queue-full': ofFailure(ContactAgentQueueFullError),
  'quota-exceeded': ofFailure(ContactQuotaExceededError),
  'idempotency-conflict': {
    type: ContactIdempotencyConflictError,
    create: ({ clientToken }) => new ContactIdempotencyConflictError(clientToken),
  },
  'access-denied': {
    type: ContactAccessDeniedError,
    create: ({ connectRequestId }) => new ContactAccessDeniedError(connectRequestId),
  },
  throttled: ofFailure(ContactThrottledError),
  'service-failure': {
    type: ContactServiceError,
    create: (failure, changedNothing) =>
      new ContactServiceError({
        ...failure,
        message: `Amazon Connect failed, or could not be reached. ${changedNothing}`,
      }),
  },
  'no-credentials': {
    type: ContactServiceError,
    create: (failure, changedNothing) =>
      new ContactServiceError({
        ...failure,
        message: failure.retryable
          ? `The gateway cannot get its AWS credentials; retry later. ${changedNothing}`
          : `The gateway has no valid AWS credentials. ${changedNothing} Its operators can provide them.`,
      }),
  },
  'not-recorded': {
    type: ContactServiceError,
    create: ({ clientToken }, changedNothing) =>
      new ContactServiceError({
        clientToken,
        connectRequestId: null,
        message: `The audit log is unavailable, so Amazon Connect was not called. ${changedNothing}`,
      }),
  },
  'outcome-unknown': ofFailure(ContactOutcomeUnknownError),
  'request-rejected': {
    type: ContactRequestRejectedError,
    create: ({ isEarlierOpen = false, ...details }, changedNothing) =>
      new ContactRequestRejectedError({
        ...details,
        ...(isEarlierOpen && { note: changedNothing }),
      }),
  },
} as const satisfies { readonly [R in Reason]: ErrorEntry<FailureWith<R>> };

/**
 * The error that stands for a failure.
 *
 * @param isTokenGiven whether the caller gave the token, so that this gateway may not know of an earlier request with
 * the same token.
 */
export function createError(failure: OperationFailure, isTokenGiven: boolean): ContactError {
  const { create } = entryOf(failure.reason);
  return create(failure, isTokenGiven ? EARLIER_MAY_HAVE : CHANGED_NOTHING);
}

type ErrorTypeName = `Contact${string}Error`;

/** The name of the error type that stands for a failure. */
export function errorNameOf({ reason }: OperationFailure): ErrorTypeName {
  return entryOf(reason).type.name as ErrorTypeName;
}

type ErrorType = (typeof OPERATION_ERRORS)[Reason]['type'];

/** The error types for some reasons, in the order of the table, each once: the members of a result union. */
export function errorTypesOf(reasons: readonly Reason[]): readonly ErrorType[] {
  const known = Object.keys(OPERATION_ERRORS) as Reason[];
  const included = known.filter((reason) => reasons.includes(reason));
  return [...new Set(included.map((reason) => OPERATION_ERRORS[reason].type))];
}

function entryOf(reason: Reason): ErrorEntry<OperationFailure> {
  // The entry of a reason takes the failures with that reason.
  return OPERATION_ERRORS[reason] as unknown as ErrorEntry<OperationFailure>;
}

/** What holds after a failure without an answer: it proves something only about its own request. */
const CHANGED_NOTHING = 'This request changed nothing.';
const EARLIER_MAY_HAVE =
  'This request changed nothing; an earlier one with the same clientToken may have.';
