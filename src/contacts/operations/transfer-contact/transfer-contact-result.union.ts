import { createUnionType } from 'type-graphql';
import { ContactAccessDeniedError } from '../../errors/contact-access-denied.error.ts';
import { ContactChannelNotSupportedError } from '../../errors/contact-channel-not-supported.error.ts';
import { ContactFlowTypeNotSupportedError } from '../../errors/contact-flow-type-not-supported.error.ts';
import { ContactIdempotencyConflictError } from '../../errors/contact-idempotency-conflict.error.ts';
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
import { TransferContactSuccess } from './transfer-contact-success.type.ts';

export const TransferContactResult = createUnionType({
  name: 'TransferContactResult',
  description: 'What became of a transfer: done, or the reason why not.',
  types: () =>
    [
      TransferContactSuccess,
      ContactInputError,
      ContactResourceNotFoundError,
      ContactNotActiveError,
      ContactChannelNotSupportedError,
      ContactFlowTypeNotSupportedError,
      ContactQuickConnectTypeNotSupportedError,
      ContactTransferLimitError,
      ContactQuotaExceededError,
      ContactIdempotencyConflictError,
      ContactAccessDeniedError,
      ContactThrottledError,
      ContactServiceError,
      ContactOutcomeUnknownError,
      ContactRequestRejectedError,
    ] as const,
});
export type TransferContactResult = typeof TransferContactResult;
