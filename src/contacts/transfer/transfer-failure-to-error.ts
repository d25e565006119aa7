import { ContactAccessDeniedError } from '../errors/contact-access-denied.error.ts';
import { ContactChannelNotSupportedError } from '../errors/contact-channel-not-supported.error.ts';
import { ContactFlowTypeNotSupportedError } from '../errors/contact-flow-type-not-supported.error.ts';
import { ContactIdempotencyConflictError } from '../errors/contact-idempotency-conflict.error.ts';
import { ContactInputFault } from '../errors/contact-input-fault.type.ts';
import { ContactInputError } from '../errors/contact-input.error.ts';
import { ContactNotActiveError } from '../errors/contact-not-active.error.ts';
import { ContactOutcomeUnknownError } from '../errors/contact-outcome-unknown.error.ts';
import { ContactQuickConnectTypeNotSupportedError } from '../errors/contact-quick-connect-type-not-supported.error.ts';
import { ContactQuotaExceededError } from '../errors/contact-quota-exceeded.error.ts';
import { ContactRequestRejectedError } from '../errors/contact-request-rejected.error.ts';
import { ContactResourceNotFoundError } from '../errors/contact-resource-not-found.error.ts';
import { ContactServiceError } from '../errors/contact-service.error.ts';
import { ContactThrottledError } from '../errors/contact-throttled.error.ts';
import { ContactTransferLimitError } from '../errors/contact-transfer-limit.error.ts';
import type { TransferContactResult } from './transfer-contact-result.union.ts';
import type { TransferContactSuccess } from './transfer-contact-success.type.ts';
import type { TransferFailure } from './transfer-failure.ts';

/** The member of the result union that stands for a failure. */
export function transferFailureToError(
  failure: TransferFailure,
): Exclude<TransferContactResult, TransferContactSuccess> {
  switch (failure.reason) {
    case 'bad-input':
      return new ContactInputError(
        failure.faults.map(({ path, message }) => new ContactInputFault(path, message)),
      );
    case 'resource-not-found':
      return new ContactResourceNotFoundError(failure.resource);
    case 'contact-not-active':
      return new ContactNotActiveError(failure);
    case 'channel-not-supported':
      return new ContactChannelNotSupportedError(failure);
    case 'flow-type-not-supported':
      return new ContactFlowTypeNotSupportedError(failure);
    case 'quick-connect-type-not-supported':
      return new ContactQuickConnectTypeNotSupportedError(failure);
    case 'transfer-limit':
      return new ContactTransferLimitError(failure);
    case 'quota-exceeded':
      return new ContactQuotaExceededError(failure);
    case 'idempotency-conflict':
      return new ContactIdempotencyConflictError(failure.clientToken);
    case 'access-denied':
      return new ContactAccessDeniedError(failure.connectRequestId);
    case 'throttled':
      return new ContactThrottledError(failure);
    case 'service-failure':
      return new ContactServiceError(failure);
    case 'no-credentials':
      return new ContactServiceError({
        ...failure,
        message: failure.retryable
          ? 'The gateway cannot get its AWS credentials at the moment. This request changed nothing.'
          : 'The gateway has no valid AWS credentials. This request changed nothing. Its operators can provide them.',
      });
    case 'not-recorded':
      return new ContactServiceError({
        clientToken: failure.clientToken,
        connectRequestId: null,
        message:
          'The gateway cannot put changes on record at the moment. This request changed nothing.',
      });
    case 'outcome-unknown':
      return new ContactOutcomeUnknownError(failure);
    case 'request-rejected':
      return new ContactRequestRejectedError(failure);
  }
}
