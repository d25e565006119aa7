import { ObjectType } from 'type-graphql';
import { ContactError } from './contact-error.interface.ts';
import { ContactLimitError, type ReachedLimit } from './contact-limit-error.ts';

@ObjectType({
  implements: ContactError,
  description:
    'The contact was already paused as often as Connect allows: it cannot be paused again.',
})
export class ContactPauseLimitError extends ContactLimitError {
  constructor(reached: ReachedLimit) {
    const { contactId, limit } = reached;
    super(
      reached,
      `Contact ${contactId} was already paused ${limit} times, the maximum that Amazon Connect allows.`,
    );
  }
}
