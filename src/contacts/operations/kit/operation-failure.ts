import {
  type ConnectFailure,
  retryAfterSecondsOf,
  isThrottled,
  messageForCallers,
  rejectionReason,
  type Rejected,
} from '../../../connect/connect-failure.ts';
import type { InputIssue } from '../../../graphql-kit/input/input-issue.ts';
import type { ContactChannel } from '../../../graphql-kit/values/contact-channel.enum.ts';
import type { ContactResourceType } from '../../errors/contact-resource-type.enum.ts';

/** The failures that every operation on a contact can have. Any other failure is a bug, and is thrown. */
export type OperationFailure =
  | { readonly reason: 'bad-input'; readonly issues: readonly InputIssue[] }
  | {
      readonly reason: 'resource-not-found';
      /** `undefined` when Connect did not report it, and reads did not show it. */
      readonly resource: NamedResource | undefined;
    }
  | {
      readonly reason: 'contact-not-active';
      readonly contactId: string;
      readonly disconnectTimestamp: Date;
    }
  | {
      readonly reason: 'channel-not-supported';
      readonly contactId: string;
      readonly channel: ContactChannel;
    }
  | ({ readonly reason: 'quota-exceeded' } & Retry)
  | { readonly reason: 'idempotency-conflict'; readonly clientToken: string }
  | { readonly reason: 'access-denied'; readonly connectRequestId: string | null }
  | { readonly reason: 'throttled'; readonly clientToken: string; readonly retryAfter: number }
  | ({ readonly reason: 'service-failure' } & Retry)
  | ({ readonly reason: 'no-credentials'; readonly retryable: boolean } & Retry)
  | { readonly reason: 'not-recorded'; readonly clientToken: string }
  | ({ readonly reason: 'outcome-unknown' } & Retry)
  | {
      readonly reason: 'request-rejected';
      readonly connectMessage: string;
      readonly connectRequestId: string | null;
    };

/** A resource that an operation names. */
export interface NamedResource {
  readonly type: ContactResourceType;
  readonly id: string;
}

/** What a caller needs for a retry, and an operator for AWS support. */
interface Retry {
  readonly clientToken: string;
  readonly connectRequestId: string | null;
}

/**
 * The failure of an operation that was not executed because its call failed, or the read of a resource that it needs, by
 * that failure alone.
 *
 * @param resource the resource that does not exist, if Connect reports that one does not.
 */
export function failureOfCall(
  failure: ConnectFailure,
  resource: NamedResource,
  clientToken: string,
): OperationFailure {
  return failure.kind === 'rejected'
    ? failureOfRejection(failure, resource, clientToken)
    : failureWithoutRejection(failure, clientToken);
}

/** The failure of an operation that was not executed for another reason than a rejection by Connect. */
export function failureWithoutRejection(
  failure: Exclude<ConnectFailure, Rejected>,
  clientToken: string,
): OperationFailure {
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
): OperationFailure {
  const connectRequestId = rejected.requestId ?? null;
  switch (rejectionReason(rejected)) {
    case 'access-denied':
      return { reason: 'access-denied', connectRequestId };
    case 'not-found':
      return { reason: 'resource-not-found', resource };
    case 'throttled':
      return { reason: 'throttled', clientToken, retryAfter: retryAfterSeconds(rejected) };
    case 'invalid': {
      const connectMessage = messageForCallers(rejected);
      return { reason: 'request-rejected', connectMessage, connectRequestId };
    }
  }
}

/** When to retry, in seconds, if a call failed because Connect or its quota throttles calls. */
export function retryAfterOf(failure: ConnectFailure): number | undefined {
  if (failure.kind === 'quota-exhausted') return failure.retryAfterSeconds;
  return isThrottled(failure) ? retryAfterSeconds(failure) : undefined;
}

function retryAfterSeconds(rejected: Rejected): number {
  return retryAfterSecondsOf(rejected);
}
