import {
  type ConnectFailure,
  isThrottled,
  messageForCallers,
  type Rejected,
  rejectionReason,
  retryAfterSecondsOf,
} from '../../../connect/connect-failure.ts';
import type { ContactFlowType } from '../../../directory/flows/contact-flow-type.enum.ts';
import type { QuickConnectType } from '../../../directory/quick-connects/quick-connect-type.enum.ts';
import type { InputIssue } from '../../../graphql-kit/input/input-issue.ts';
import type { ContactChannel } from '../../../graphql-kit/values/contact-channel.enum.ts';
import type { ContactInitiationMethod } from '../../contact-initiation-method.enum.ts';
import type { ReachedLimit } from '../../errors/contact-limit-error.ts';
import type { RetrySafety } from '../../errors/contact-outcome-unknown.error.ts';
import type { ContactResourceType } from '../../errors/contact-resource-type.enum.ts';
import type { RetryDetails } from '../../errors/retryable-contact-error.ts';

/** Each way in which an operation on a contact is known to fail. Any other failure is a bug, and is thrown. */
export type OperationFailure =
  // Failures that every operation can have: COMMON_REASONS.
  | { readonly reason: 'bad-input'; readonly issues: readonly InputIssue[] }
  | {
      readonly reason: 'resource-not-found';
      /** `undefined` when Connect did not report it, and reads did not show it. */
      readonly resource: NamedResource | undefined;
    }
  | ({ readonly reason: 'quota-exceeded' } & RetryDetails)
  | { readonly reason: 'idempotency-conflict'; readonly clientToken: string }
  | { readonly reason: 'access-denied'; readonly connectRequestId: string | null }
  | { readonly reason: 'throttled'; readonly clientToken: string; readonly retryAfter: number }
  | ({ readonly reason: 'service-failure' } & RetryDetails)
  | ({ readonly reason: 'no-credentials'; readonly retryable: boolean } & RetryDetails)
  | { readonly reason: 'not-recorded'; readonly clientToken: string }
  | ({
      readonly reason: 'outcome-unknown';
      /** What makes a retry safe. */
      readonly retry: RetrySafety;
    } & RetryDetails)
  | {
      readonly reason: 'request-rejected';
      readonly connectMessage: string;
      readonly connectRequestId: string | null;
      /** Whether an earlier request with the same token may have been executed, which may be why Connect rejected this one. */
      readonly isEarlierOpen?: boolean;
    }
  // Failures that only some operations have, which declare their reasons.
  | ({ readonly reason: 'contact-not-active' } & Ended)
  | {
      readonly reason: 'channel-not-supported';
      readonly contactId: string;
      readonly channel: ContactChannel;
      /** The channels that the operation always supports. */
      readonly supportedChannels: readonly ContactChannel[];
      /** A sentence about this channel, for the message. */
      readonly note?: string;
    }
  | {
      readonly reason: 'initiation-method-not-supported';
      readonly contactId: string;
      readonly initiationMethod: ContactInitiationMethod;
    }
  | {
      readonly reason: 'flow-type-not-supported';
      readonly contactFlowId: string;
      readonly contactFlowType: ContactFlowType;
      readonly supportedContactFlowTypes: readonly ContactFlowType[];
    }
  | {
      readonly reason: 'quick-connect-type-not-supported';
      readonly quickConnectId: string;
      readonly quickConnectType: QuickConnectType;
      readonly supportedQuickConnectTypes: readonly QuickConnectType[];
    }
  | { readonly reason: 'contact-not-paused'; readonly contactId: string }
  | {
      readonly reason: 'contact-already-paused';
      readonly contactId: string;
      /** Null when Connect does not show it. */
      readonly lastPausedTimestamp: Date | null;
    }
  /** The contact is not scheduled for later, or has started. */
  | { readonly reason: 'contact-not-scheduled'; readonly contactId: string }
  | {
      readonly reason: 'contact-not-started';
      readonly contactId: string;
      /** Null when Connect does not show it. */
      readonly scheduledTimestamp: Date | null;
    }
  | { readonly reason: 'contact-not-queued'; readonly contactId: string }
  /** No agent is connected to the contact. */
  | { readonly reason: 'contact-not-connected'; readonly contactId: string }
  /** The contact is not in the list of the user. */
  | { readonly reason: 'contact-not-listed'; readonly contactId: string; readonly userId: string }
  | {
      readonly reason: 'contact-not-dismissible';
      readonly contactId: string;
      readonly userId: string;
      /** The state of the contact in the list of the user, in Connect's words. */
      readonly state: string;
    }
  /** The contact ended too long ago to change its tags. */
  | ({ readonly reason: 'tagging-closed' } & Ended)
  | { readonly reason: 'agent-status-disabled'; readonly agentStatusId: string }
  | {
      readonly reason: 'destination-not-allowed';
      /** The prefixes that operators allow; null when Connect rejected the number. */
      readonly allowedPrefixes: readonly string[] | null;
      readonly connectRequestId: string | null;
    }
  | { readonly reason: 'outbound-not-permitted'; readonly connectRequestId: string | null }
  | {
      readonly reason: 'region-not-active';
      readonly instanceId: string;
      readonly connectRequestId: string | null;
    }
  /** Connect reports a conflict, and no read shows its cause. */
  | ({ readonly reason: 'contact-conflict'; readonly contactId: string } & RetryDetails)
  | ({ readonly reason: 'transfer-limit' } & ReachedLimit)
  | ({ readonly reason: 'pause-limit' } & ReachedLimit)
  | ({ readonly reason: 'reschedule-limit' } & ReachedLimit)
  | ({ readonly reason: 'linked-contact-limit' } & ReachedLimit)
  | ({ readonly reason: 'monitor-limit' } & ReachedLimit)
  | ({ readonly reason: 'tag-limit' } & ReachedLimit)
  | {
      readonly reason: 'attributes-too-large';
      readonly contactId: string;
      readonly maxBytes: number;
    }
  | ({
      readonly reason: 'agent-queue-full';
      readonly userId: string;
      readonly limit: number;
    } & RetryDetails);

/** Why an operation failed. */
export type Reason = OperationFailure['reason'];

/** The failures with some reasons. */
export type FailureWith<R extends Reason> = Extract<OperationFailure, { readonly reason: R }>;

/** The reasons that every operation can have. It declares the others itself. */
export const COMMON_REASONS = [
  'bad-input',
  'resource-not-found',
  'quota-exceeded',
  'idempotency-conflict',
  'access-denied',
  'throttled',
  'service-failure',
  'no-credentials',
  'not-recorded',
  'outcome-unknown',
  'request-rejected',
] as const satisfies readonly Reason[];
export type CommonReason = (typeof COMMON_REASONS)[number];
export type CommonFailure = FailureWith<CommonReason>;

/** A resource that an operation names. */
export interface NamedResource {
  readonly type: ContactResourceType;
  readonly id: string;
}

interface Ended {
  readonly contactId: string;
  readonly disconnectTimestamp: Date;
}

/**
 * The failure of an operation that was not executed because its call failed, or the read of a resource that it needs, by
 * that failure alone.
 *
 * @param resource the resource that does not exist, if Connect reports that one does not.
 */
export function failureOfCall(
  failure: ConnectFailure,
  resource: NamedResource | undefined,
  clientToken: string,
): CommonFailure {
  return failure.kind === 'rejected'
    ? failureOfRejection(failure, resource, clientToken)
    : failureWithoutRejection(failure, clientToken);
}

/** The failure of an operation that was not executed for another reason than a rejection by Connect. */
export function failureWithoutRejection(
  failure: Exclude<ConnectFailure, Rejected>,
  clientToken: string,
): CommonFailure {
  switch (failure.kind) {
    case 'not-sent':
      return { reason: 'service-failure', clientToken, connectRequestId: null };
    case 'quota-exhausted':
      return { reason: 'throttled', clientToken, retryAfter: failure.retryAfterSeconds };
    case 'indeterminate': {
      const connectRequestId = failure.requestId ?? null;
      return { reason: 'service-failure', clientToken, connectRequestId };
    }
    case 'no-credentials': {
      const { reason, requestId: connectRequestId = null } = failure;
      const retryable = reason === 'unavailable';
      return { reason: 'no-credentials', clientToken, connectRequestId, retryable };
    }
  }
}

/**
 * The failure of an operation that Connect rejected, by the reason of the rejection alone.
 *
 * @param resource the resource that does not exist, if Connect reports that one does not.
 */
export function failureOfRejection(
  rejected: Rejected,
  resource: NamedResource | undefined,
  clientToken: string,
): CommonFailure {
  const connectRequestId = rejected.requestId ?? null;
  switch (rejectionReason(rejected)) {
    case 'access-denied':
      return { reason: 'access-denied', connectRequestId };
    case 'not-found':
      return { reason: 'resource-not-found', resource };
    case 'throttled':
      return { reason: 'throttled', clientToken, retryAfter: retryAfterSecondsOf(rejected) };
    case 'invalid': {
      const connectMessage = messageForCallers(rejected);
      return { reason: 'request-rejected', connectMessage, connectRequestId };
    }
  }
}

/** When to retry, in seconds, if a call failed because Connect or its quota throttles calls. */
export function retryAfterOf(failure: ConnectFailure): number | undefined {
  return failure.kind === 'quota-exhausted' || isThrottled(failure)
    ? retryAfterSecondsOf(failure)
    : undefined;
}
