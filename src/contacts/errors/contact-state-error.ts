import { Field, ID, ObjectType } from 'type-graphql';
import { ContactErrorCode } from './contact-error-code.enum.ts';
import { ContactError } from './contact-error.interface.ts';

/** The base of errors about the state or the type of one contact. It is no type of the schema itself. */
@ObjectType({ implements: ContactError })
export abstract class ContactStateError extends ContactError {
  @Field(() => ID, { description: 'The id of the contact.' })
  readonly contactId: string;

  constructor(contactId: string, message: string) {
    super(message, ContactErrorCode.INVALID_STATE, false);
    this.contactId = contactId;
  }
}
