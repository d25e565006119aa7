import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import { errorTypesOf } from '../kit/operation-errors.ts';
import { type CompletedTransfer, TRANSFER_REASONS } from './transfer-model.ts';

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
  types: () => [TransferContactSuccess, ...errorTypesOf(TRANSFER_REASONS)],
});
