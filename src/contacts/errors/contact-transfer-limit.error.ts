import { ObjectType } from 'type-graphql';
import { ContactError } from './contact-error.interface.ts';
import { ContactLimitError, type ReachedLimit } from './contact-limit-error.ts';

@ObjectType({
  implements: ContactError,
  description:
    'The contact was already transferred as often as Connect allows: it cannot be transferred again.',
})
export class ContactTransferLimitError extends ContactLimitError {
  constructor(reached: ReachedLimit) {
    const { contactId, limit } = reached;
    super(
      reached,
      `Contact ${contactId} was already transferred ${limit} times, the maximum that Amazon Connect allows.`,
    );
  }
}
