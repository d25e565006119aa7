import { ObjectType } from 'type-graphql';
import { ContactError } from './contact-error.interface.ts';
import { ContactLimitError, type ReachedLimit } from './contact-limit-error.ts';

@ObjectType({
  implements: ContactError,
  description:
    'The contact was already rescheduled as often as Connect allows: its time cannot be changed again.',
})
export class ContactRescheduleLimitError extends ContactLimitError {
  constructor(reached: ReachedLimit) {
    const { contactId, limit } = reached;
    super(
      reached,
      `Contact ${contactId} was already rescheduled ${limit} times, the maximum that Amazon Connect allows.`,
    );
  }
}
