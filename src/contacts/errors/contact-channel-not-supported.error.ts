import { Field, ID, ObjectType } from 'type-graphql';
import { ContactChannel } from '../../graphql-kit/values/contact-channel.enum.ts';
import { ContactErrorCode } from './contact-error-code.enum.ts';
import { ContactError } from './contact-error.interface.ts';

/** Older documentation of AWS does not have EMAIL, and the embedded Connect follows that by default. */
const DID_NOT_TRANSFER_EMAIL =
  "did not transfer. AWS's current documentation adds EMAIL to the channels that can be transferred; the embedded Connect follows it with EMULATOR_TRANSFERABLE_CHANNELS=TASK,EMAIL.";

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
      `Contact ${contactId} uses channel ${channel}, which Amazon Connect ${
        channel === ContactChannel.EMAIL ? DID_NOT_TRANSFER_EMAIL : 'cannot transfer.'
      }`,
      ContactErrorCode.INVALID_STATE,
      false,
    );
    this.contactId = contactId;
    this.channel = channel;
  }
}
