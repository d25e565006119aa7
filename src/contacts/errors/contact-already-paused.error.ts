import { Field, ObjectType } from 'type-graphql';
import { DateTime } from '../../graphql-kit/values/date-time.scalar.ts';
import { ContactError } from './contact-error.interface.ts';
import { ContactStateError } from './contact-state-error.ts';

@ObjectType({
  implements: ContactError,
  description: 'The contact is paused already.',
})
export class ContactAlreadyPausedError extends ContactStateError {
  @Field(() => DateTime, {
    nullable: true,
    description: 'When the contact was paused. Null when Connect does not show it.',
  })
  readonly lastPausedTimestamp: Date | null;

  constructor({
    contactId,
    lastPausedTimestamp,
  }: {
    contactId: string;
    lastPausedTimestamp: Date | null;
  }) {
    super(contactId, `The contact ${contactId} is paused already.`);
    this.lastPausedTimestamp = lastPausedTimestamp;
  }
}
