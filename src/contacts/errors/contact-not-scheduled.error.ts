import { ObjectType } from 'type-graphql';
import { ContactError } from './contact-error.interface.ts';
import { ContactStateError } from './contact-state-error.ts';

@ObjectType({
  implements: ContactError,
  description:
    'The contact is not scheduled for later: it was never scheduled, or it has started. Only the time of a task that has not started can be changed.',
})
export class ContactNotScheduledError extends ContactStateError {
  constructor({ contactId }: { contactId: string }) {
    super(contactId, `The contact ${contactId} is not scheduled for later, or has started.`);
  }
}
