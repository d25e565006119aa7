import { ObjectType } from 'type-graphql';
import { ContactError } from './contact-error.interface.ts';
import { ContactStateError } from './contact-state-error.ts';

@ObjectType({
  implements: ContactError,
  description: 'The contact is not paused, so it cannot be resumed.',
})
export class ContactNotPausedError extends ContactStateError {
  constructor({ contactId }: { contactId: string }) {
    super(contactId, `The contact ${contactId} is not paused.`);
  }
}
