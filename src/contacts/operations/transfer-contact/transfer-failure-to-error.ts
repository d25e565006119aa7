import { ContactAccessDeniedError } from '../../errors/contact-access-denied.error.ts';
import { ContactChannelNotSupportedError } from '../../errors/contact-channel-not-supported.error.ts';
import { ContactFlowTypeNotSupportedError } from '../../errors/contact-flow-type-not-supported.error.ts';
import { ContactIdempotencyConflictError } from '../../errors/contact-idempotency-conflict.error.ts';
import { ContactInputIssue } from '../../errors/contact-input-issue.type.ts';
import { ContactInputError } from '../../errors/contact-input.error.ts';
import { ContactNotActiveError } from '../../errors/contact-not-active.error.ts';
import { ContactOutcomeUnknownError } from '../../errors/contact-outcome-unknown.error.ts';
import { ContactQuickConnectTypeNotSupportedError } from '../../errors/contact-quick-connect-type-not-supported.error.ts';
import { ContactQuotaExceededError } from '../../errors/contact-quota-exceeded.error.ts';
import { ContactRequestRejectedError } from '../../errors/contact-request-rejected.error.ts';
import { ContactResourceNotFoundError } from '../../errors/contact-resource-not-found.error.ts';
import { ContactServiceError } from '../../errors/contact-service.error.ts';
import { ContactThrottledError } from '../../errors/contact-throttled.error.ts';
import { ContactTransferLimitError } from '../../errors/contact-transfer-limit.error.ts';
import type { TransferContactResult } from './transfer-contact-result.union.ts';
import type { TransferContactSuccess } from './transfer-contact-success.type.ts';
import type { TransferFailure } from './transfer-failure.ts';

/** What is true of a failure for want of an answer: it knows of its own request only. */
const CHANGED_NOTHING = 'This request changed nothing.';
const EARLIER_MAY_HAVE =
  'This request changed nothing; an earlier one with the same clientToken may have.';

/**
 * The member of the result union that stands for a failure.
 *
 * @param isTokenGiven whether the caller gave the token, so that there may have been an earlier request with it, of which
 * this gateway may know nothing.
 */
export function transferFailureToError(
  failure: TransferFailure,
  isTokenGiven = false,
): Exclude<TransferContactResult, TransferContactSuccess> {
  const changedNothing = isTokenGiven ? EARLIER_MAY_HAVE : CHANGED_NOTHING;
  switch (failure.reason) {
    case 'bad-input':
      return new ContactInputError(
        failure.issues.map(({ path, message }) => new ContactInputIssue(path, message)),
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
      return new ContactServiceError({
        ...failure,
        message: `Amazon Connect failed, or could not be reached. ${changedNothing}`,
      });
    case 'no-credentials':
      return new ContactServiceError({
        ...failure,
        message: failure.retryable
          ? `The gateway cannot get its AWS credentials at the moment. ${changedNothing}`
          : `The gateway has no valid AWS credentials. ${changedNothing} Its operators can provide them.`,
      });
    case 'not-recorded':
      return new ContactServiceError({
        clientToken: failure.clientToken,
        connectRequestId: null,
        message: `The gateway cannot put changes on record at the moment. ${changedNothing}`,
      });
    case 'outcome-unknown':
      return new ContactOutcomeUnknownError(failure);
    case 'request-rejected':
      return new ContactRequestRejectedError(failure);
  }
}
