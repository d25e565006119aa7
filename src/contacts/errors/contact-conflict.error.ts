import { Field, ID, ObjectType } from 'type-graphql';
import { ContactErrorCode } from './contact-error-code.enum.ts';
import { ContactError } from './contact-error.interface.ts';
import { RetryableContactError, type RetryDetails } from './retryable-contact-error.ts';

@ObjectType({
  implements: ContactError,
  description:
    'The request conflicts with the state of the contact or with another change of it, and no read shows the cause. This request changed nothing. Read the contact, and retry with the same `clientToken`.',
})
export class ContactConflictError extends RetryableContactError {
  @Field(() => ID, { description: 'The id of the contact.' })
  readonly contactId: string;

  constructor({ contactId, ...details }: RetryDetails & { readonly contactId: string }) {
    super(
      details,
      `Amazon Connect reports a conflict with another change of contact ${contactId}, or with its state. Retry later.`,
      ContactErrorCode.CONFLICT,
    );
    this.contactId = contactId;
  }
}
