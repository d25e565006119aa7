import { Field, ObjectType } from 'type-graphql';
import { UpstreamCost } from '../../graphql-kit/cost/upstream-cost.ts';
import { ContactChannel } from '../../graphql-kit/values/contact-channel.enum.ts';
import { ContactError } from './contact-error.interface.ts';
import { ContactStateError } from './contact-state-error.ts';

@ObjectType({
  implements: ContactError,
  description:
    'Connect does not support the operation for contacts of this channel. For example, `transferContact` works for tasks, but not for calls.',
})
export class ContactChannelNotSupportedError extends ContactStateError {
  @Field(() => ContactChannel, { description: 'The channel of the contact, such as `VOICE`.' })
  readonly channel: ContactChannel;

  @UpstreamCost({ returns: [{ entries: 5 }] })
  @Field(() => [ContactChannel], {
    description: 'The channels that the operation always supports, such as `TASK`.',
  })
  readonly supportedChannels: readonly ContactChannel[];

  /** @param note a sentence about this channel that the message ends with. */
  constructor({
    contactId,
    channel,
    supportedChannels,
    note,
  }: {
    contactId: string;
    channel: ContactChannel;
    supportedChannels: readonly ContactChannel[];
    note?: string;
  }) {
    const message = `Contact ${contactId} uses channel ${channel}, but Amazon Connect supports this operation for ${supportedChannels.join(', ')} only.`;
    super(contactId, note === undefined ? message : `${message} ${note}`);
    this.channel = channel;
    this.supportedChannels = supportedChannels;
  }
}
