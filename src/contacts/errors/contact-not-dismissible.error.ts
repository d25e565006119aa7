import { Field, ID, ObjectType } from 'type-graphql';
import { ContactError } from './contact-error.interface.ts';
import { ContactStateError } from './contact-state-error.ts';

@ObjectType({
  implements: ContactError,
  description:
    'The user is being offered the contact, or is handling it. Only a contact that was missed or rejected, that has ended, or that had an error can be dismissed.',
})
export class ContactNotDismissibleError extends ContactStateError {
  @Field(() => ID, { description: 'The id of the user.' })
  readonly userId: string;

  @Field(() => String, {
    description:
      "The stage of the user's work on the contact, in Connect's words, such as `CONNECTED`: that of `AgentContact.state`.",
  })
  readonly state: string;

  constructor({ contactId, userId, state }: { contactId: string; userId: string; state: string }) {
    super(
      contactId,
      `The contact ${contactId} is ${state} in the list of user ${userId}, and cannot be dismissed.`,
    );
    this.userId = userId;
    this.state = state;
  }
}
