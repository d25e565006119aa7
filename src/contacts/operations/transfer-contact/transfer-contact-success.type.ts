import { Field, ID, ObjectType } from 'type-graphql';
import type { CompletedTransfer } from './transfer-outcome.ts';

@ObjectType({ description: 'The contact was transferred.' })
export class TransferContactSuccess {
  @Field(() => ID, { description: 'The id of the new contact, which goes on at the target.' })
  readonly contactId: string;

  @Field(() => String, { description: 'The idempotency token that was used.' })
  readonly clientToken: string;

  /** For the fields that read the two contacts; not part of the schema. */
  readonly transfer: CompletedTransfer;

  constructor(transfer: CompletedTransfer) {
    this.contactId = transfer.contactId;
    this.clientToken = transfer.request.clientToken;
    this.transfer = transfer;
  }
}
