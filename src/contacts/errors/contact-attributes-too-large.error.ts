import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ContactErrorCode } from './contact-error-code.enum.ts';
import { ContactError } from './contact-error.interface.ts';

@ObjectType({
  implements: ContactError,
  description:
    'The attributes of the contact would be larger than Connect allows. Remove attributes, or set shorter values.',
})
export class ContactAttributesTooLargeError extends ContactError {
  @Field(() => ID, { description: 'The id of the contact.' })
  readonly contactId: string;

  @Field(() => Int, {
    description: 'The maximum size of all attributes of a contact in bytes, such as 32768.',
  })
  readonly maxBytes: number;

  constructor({ contactId, maxBytes }: { contactId: string; maxBytes: number }) {
    super(
      `The attributes of contact ${contactId} would have more than ${maxBytes} bytes, the maximum that Amazon Connect allows.`,
      ContactErrorCode.LIMIT_EXCEEDED,
      false,
    );
    this.contactId = contactId;
    this.maxBytes = maxBytes;
  }
}
