import { ObjectType } from 'type-graphql';
import { ContactError } from './contact-error.interface.ts';
import { ContactLimitError, type ReachedLimit } from './contact-limit-error.ts';

@ObjectType({
  implements: ContactError,
  description: 'The contact would have more tags than Connect allows. Remove tags, or add fewer.',
})
export class ContactTagLimitError extends ContactLimitError {
  constructor(reached: ReachedLimit) {
    const { contactId, limit } = reached;
    super(
      reached,
      `Contact ${contactId} would have more than ${limit} tags, the maximum that Amazon Connect allows.`,
    );
  }
}
