import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ContactErrorCode } from './contact-error-code.enum.ts';
import { ContactError } from './contact-error.interface.ts';

@ObjectType({
  implements: ContactError,
  description:
    'The contact was already transferred as often as Connect allows: it cannot be transferred again.',
})
export class ContactTransferLimitError extends ContactError {
  @Field(() => ID, { description: 'The id of the contact.' })
  readonly contactId: string;

  @Field(() => Int, { description: 'The maximum number of transfers of a contact, such as 11.' })
  readonly limit: number;

  constructor({ contactId, limit }: { contactId: string; limit: number }) {
    super(
      `Contact ${contactId} was already transferred ${limit} times, the maximum that Amazon Connect allows.`,
      ContactErrorCode.LIMIT_EXCEEDED,
      false,
    );
    this.contactId = contactId;
    this.limit = limit;
  }
}
