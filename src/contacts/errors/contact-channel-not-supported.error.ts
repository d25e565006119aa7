import { Field, ID, ObjectType } from 'type-graphql';
import { ContactChannel } from '../../graphql-kit/values/contact-channel.enum.ts';
import { ContactErrorCode } from './contact-error-code.enum.ts';
import { ContactError } from './contact-error.interface.ts';

@ObjectType({
  implements: ContactError,
  description:
    'Connect does not support the operation for contacts of this channel. For example, `transferContact` works for tasks, but not for calls.',
})
export class ContactChannelNotSupportedError extends ContactError {
  @Field(() => ID, { description: 'The id of the contact.' })
  readonly contactId: string;

  @Field(() => ContactChannel, { description: 'The channel of the contact, such as `VOICE`.' })
  readonly channel: ContactChannel;

  constructor({ contactId, channel }: { contactId: string; channel: ContactChannel }) {
    super(
      `Contact ${contactId} uses channel ${channel}, which Amazon Connect cannot transfer.`,
      ContactErrorCode.INVALID_STATE,
      false,
    );
    this.contactId = contactId;
    this.channel = channel;
  }
}
