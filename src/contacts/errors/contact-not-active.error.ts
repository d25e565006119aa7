import { Field, ID, ObjectType } from 'type-graphql';
import { DateTime } from '../../graphql-kit/values/date-time.scalar.ts';
import { ContactErrorCode } from './contact-error-code.enum.ts';
import { ContactError } from './contact-error.interface.ts';

@ObjectType({
  implements: ContactError,
  description:
    'The contact has ended, for example by an earlier transfer. The operation needs an active contact.',
})
export class ContactNotActiveError extends ContactError {
  @Field(() => ID, { description: 'The id of the contact.' })
  readonly contactId: string;

  @Field(() => DateTime, { description: 'When the contact ended.' })
  readonly disconnectTimestamp: Date;

  constructor({
    contactId,
    disconnectTimestamp,
  }: {
    contactId: string;
    disconnectTimestamp: Date;
  }) {
    super(`The contact ${contactId} has ended.`, ContactErrorCode.INVALID_STATE, false);
    this.contactId = contactId;
    this.disconnectTimestamp = disconnectTimestamp;
  }
}
