import { Field, Int, ObjectType } from 'type-graphql';
import { ContactChannel } from '../../graphql-kit/values/contact-channel.enum.ts';

@ObjectType({
  description: "How much of a channel an agent's hands are full with.",
  simpleResolvers: true,
})
export class ChannelSlots {
  @Field(() => ContactChannel, { description: 'The channel.' })
  readonly channel!: ContactChannel;

  @Field(() => Int, { description: 'Contacts that the agent could take now.' })
  readonly available!: number;

  @Field(() => Int, { description: 'Contacts that the agent has.' })
  readonly active!: number;

  @Field(() => Int, { description: 'Contacts that the agent can have at most.' })
  readonly max!: number;
}
