import { Field, ID, ObjectType } from 'type-graphql';
import { ContactChannel } from '../../graphql-kit/values/contact-channel.enum.ts';
import { ContactErrorCode } from './contact-error-code.enum.ts';
import { ContactError } from './contact-error.interface.ts';

@ObjectType({
  implements: ContactError,
  description: 'Amazon Connect does not do this to contacts of this channel.',
})
export class ContactChannelNotSupportedError extends ContactError {
  @Field(() => ID, { description: 'The contact.' })
  readonly contactId: string;

  @Field(() => ContactChannel, { description: "The contact's channel." })
  readonly channel: ContactChannel;

  constructor({ contactId, channel }: { contactId: string; channel: ContactChannel }) {
    super(
      `The contact ${contactId} is of the channel ${channel}, for which Amazon Connect does not do this.`,
      ContactErrorCode.INVALID_STATE,
      false,
    );
    this.contactId = contactId;
    this.channel = channel;
  }
}
