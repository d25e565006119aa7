import { Field, ObjectType } from 'type-graphql';
import { DateTime } from '../../graphql-kit/values/date-time.scalar.ts';
import { ContactError } from './contact-error.interface.ts';
import { ContactStateError } from './contact-state-error.ts';

@ObjectType({
  implements: ContactError,
  description:
    'The contact has ended, for example by an earlier transfer. The operation needs an active contact.',
})
export class ContactNotActiveError extends ContactStateError {
  @Field(() => DateTime, { description: 'When the contact ended.' })
  readonly disconnectTimestamp: Date;

  constructor({
    contactId,
    disconnectTimestamp,
  }: {
    contactId: string;
    disconnectTimestamp: Date;
  }) {
    super(contactId, `The contact ${contactId} has ended.`);
    this.disconnectTimestamp = disconnectTimestamp;
  }
}
