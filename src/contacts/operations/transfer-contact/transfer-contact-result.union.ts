import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
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
import type { CompletedTransfer } from './transfer-model.ts';

@ObjectType({
  description:
    'The contact was transferred: it has ended, and a new contact continues at the target.',
})
export class TransferContactSuccess {
  @Field(() => ID, {
    description: 'The id of the new contact, which continues at the target.',
  })
  readonly contactId: string;

  @Field(() => String, {
    description:
      'The idempotency token of the transfer: the one in the input, or the one that the gateway generated.',
  })
  readonly clientToken: string;

  /** For the fields that read the two contacts; not part of the schema. */
  readonly transfer: CompletedTransfer;

  constructor(transfer: CompletedTransfer) {
    this.contactId = transfer.contactId;
    this.clientToken = transfer.command.clientToken;
    this.transfer = transfer;
  }
}

export const TransferContactResult = createUnionType({
  name: 'TransferContactResult',
  description:
    'The result of a transfer: one success type, or one error type for each kind of failure. Error types can be added: select `... on ContactError { message code retryable }`, and handle a type that your client does not know by its `code`.',
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
