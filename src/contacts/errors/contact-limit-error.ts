import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ContactErrorCode } from './contact-error-code.enum.ts';
import { ContactError } from './contact-error.interface.ts';

/** The contact that has reached a limit of Connect, and the limit. */
export interface ReachedLimit {
  readonly contactId: string;
  readonly limit: number;
}

/** The base of errors about a number that Connect limits for each contact. It is no type of the schema itself. */
@ObjectType({ implements: ContactError })
export abstract class ContactLimitError extends ContactError implements ReachedLimit {
  @Field(() => ID, { description: 'The id of the contact.' })
  readonly contactId: string;

  @Field(() => Int, { description: 'The maximum number that Connect allows, such as 10.' })
  readonly limit: number;

  constructor({ contactId, limit }: ReachedLimit, message: string) {
    super(message, ContactErrorCode.LIMIT_EXCEEDED, false);
    this.contactId = contactId;
    this.limit = limit;
  }
}
