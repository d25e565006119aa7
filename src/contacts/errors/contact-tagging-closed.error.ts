import { Field, ObjectType } from 'type-graphql';
import { DateTime } from '../../graphql-kit/values/date-time.scalar.ts';
import { ContactError } from './contact-error.interface.ts';
import { ContactStateError } from './contact-state-error.ts';

@ObjectType({
  implements: ContactError,
  description:
    'The contact ended too long ago: Connect does not change tags later than three hours after the end of a contact.',
})
export class ContactTaggingClosedError extends ContactStateError {
  @Field(() => DateTime, { description: 'When the contact ended.' })
  readonly disconnectTimestamp: Date;

  constructor({
    contactId,
    disconnectTimestamp,
  }: {
    contactId: string;
    disconnectTimestamp: Date;
  }) {
    super(contactId, `The contact ${contactId} ended too long ago to change its tags.`);
    this.disconnectTimestamp = disconnectTimestamp;
  }
}
