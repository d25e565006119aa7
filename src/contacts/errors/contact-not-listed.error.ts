import { Field, ID, ObjectType } from 'type-graphql';
import { ContactError } from './contact-error.interface.ts';
import { ContactStateError } from './contact-state-error.ts';

@ObjectType({
  implements: ContactError,
  description:
    'The contact is not in the list of the user: there is nothing to dismiss. The user may have closed it.',
})
export class ContactNotListedError extends ContactStateError {
  @Field(() => ID, { description: 'The id of the user.' })
  readonly userId: string;

  constructor({ contactId, userId }: { contactId: string; userId: string }) {
    super(contactId, `The contact ${contactId} is not in the list of user ${userId}.`);
    this.userId = userId;
  }
}
