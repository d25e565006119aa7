import {
  type ConnectFailure,
  DEFAULT_RETRY_AFTER_SECONDS,
  messageForCallers,
  type NoCredentials,
  rejectionReason,
  type Rejected,
} from '../../../connect/connect-failure.ts';
import type { ContactResourceType } from '../../errors/contact-resource-type.enum.ts';
import type { TransferFailure } from './transfer-failure.ts';

/** What a transfer needs to read before it can be made. */
export interface NeededResource {
  readonly type: ContactResourceType;
  readonly id: string;
}

/** Why a transfer was not made, for which something could not be read. */
export function failureOfRead(
  failure: ConnectFailure,
  resource: NeededResource,
  clientToken: string,
): TransferFailure {
  switch (failure.kind) {
    case 'not-sent':
      return { reason: 'service-failure', clientToken, connectRequestId: null };
    case 'no-credentials':
      return failureOfCredentials(failure, clientToken);
    case 'quota-exhausted':
      return { reason: 'throttled', clientToken, retryAfter: failure.retryAfterSeconds };
    case 'indeterminate': {
      const connectRequestId = failure.requestId ?? null;
      return { reason: 'service-failure', clientToken, connectRequestId };
    }
    case 'rejected':
      return failureOfRefusedRead(failure, resource, clientToken);
  }
}

function failureOfRefusedRead(
  refused: Rejected,
  resource: NeededResource,
  clientToken: string,
): TransferFailure {
  const connectRequestId = refused.requestId ?? null;
  switch (rejectionReason(refused)) {
    case 'access-denied':
      return { reason: 'access-denied', connectRequestId };
    case 'not-found':
      return { reason: 'resource-not-found', resource };
    case 'throttled':
      return {
        reason: 'throttled',
        clientToken,
        retryAfter: refused.retryAfterSeconds ?? DEFAULT_RETRY_AFTER_SECONDS,
      };
    case 'invalid':
      return {
        reason: 'request-rejected',
        connectMessage: messageForCallers(refused),
        connectRequestId,
      };
  }
}

/** What it means for a transfer that the gateway has no credentials that AWS takes. */
export function failureOfCredentials(
  { reason, requestId }: NoCredentials,
  clientToken: string,
): TransferFailure {
  const retryable = reason === 'unavailable';
  return { reason: 'no-credentials', clientToken, connectRequestId: requestId ?? null, retryable };
}
