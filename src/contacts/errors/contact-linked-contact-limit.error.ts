import { ObjectType } from 'type-graphql';
import { ContactError } from './contact-error.interface.ts';
import { ContactLimitError, type ReachedLimit } from './contact-limit-error.ts';

@ObjectType({
  implements: ContactError,
  description:
    'The contact is already linked to as many contacts as Connect allows: no new contact can name it.',
})
export class ContactLinkedContactLimitError extends ContactLimitError {
  constructor(reached: ReachedLimit) {
    const { contactId, limit } = reached;
    super(
      reached,
      `Contact ${contactId} is already linked to ${limit} contacts, the maximum that Amazon Connect allows.`,
    );
  }
}
