import { ObjectType } from 'type-graphql';
import { ContactError } from './contact-error.interface.ts';
import { ContactStateError } from './contact-state-error.ts';

@ObjectType({
  implements: ContactError,
  description:
    'The contact does not wait in a queue: for example, an agent has accepted it. The operation needs a contact that waits.',
})
export class ContactNotQueuedError extends ContactStateError {
  constructor({ contactId }: { contactId: string }) {
    super(contactId, `The contact ${contactId} does not wait in a queue.`);
  }
}
