import { Field, ObjectType } from 'type-graphql';
import { DateTime } from '../../graphql-kit/values/date-time.scalar.ts';
import { ContactError } from './contact-error.interface.ts';
import { ContactStateError } from './contact-state-error.ts';

@ObjectType({
  implements: ContactError,
  description:
    'The contact is scheduled for later and has not started. The operation needs a contact that has.',
})
export class ContactNotStartedError extends ContactStateError {
  @Field(() => DateTime, {
    nullable: true,
    description: 'When the contact starts. Null when Connect does not show it.',
  })
  readonly scheduledTimestamp: Date | null;

  constructor({
    contactId,
    scheduledTimestamp,
  }: {
    contactId: string;
    scheduledTimestamp: Date | null;
  }) {
    super(contactId, `The contact ${contactId} is scheduled for later and has not started.`);
    this.scheduledTimestamp = scheduledTimestamp;
  }
}
