import { ObjectType } from 'type-graphql';
import { ContactError } from './contact-error.interface.ts';
import { ContactLimitError, type ReachedLimit } from './contact-limit-error.ts';

@ObjectType({
  implements: ContactError,
  description:
    'As many users as Connect allows monitor the contact already. Another one can monitor it when one of them has left.',
})
export class ContactMonitorLimitError extends ContactLimitError {
  constructor(reached: ReachedLimit) {
    const { contactId, limit } = reached;
    super(
      reached,
      `${limit} users monitor the contact ${contactId}, the maximum that Amazon Connect allows.`,
    );
  }
}
