import { ObjectType } from 'type-graphql';
import { ContactError } from './contact-error.interface.ts';
import { ContactStateError } from './contact-state-error.ts';

@ObjectType({
  implements: ContactError,
  description:
    'No agent is connected to the contact: for example, it waits in a queue, or an agent is being offered it. The operation needs a contact that an agent is connected to.',
})
export class ContactNotConnectedError extends ContactStateError {
  constructor({ contactId }: { contactId: string }) {
    super(contactId, `No agent is connected to the contact ${contactId}.`);
  }
}
