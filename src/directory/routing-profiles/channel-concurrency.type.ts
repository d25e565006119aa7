import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { INHERITED_CACHE_CONTROL } from '../../graphql-kit/cache-control.ts';
import { ContactChannel } from '../../graphql-kit/values/contact-channel.enum.ts';

@Directive(INHERITED_CACHE_CONTROL)
@ObjectType({
  description: 'How many contacts of a channel an agent can have at a time.',
  simpleResolvers: true,
})
export class ChannelConcurrency {
  @Field(() => ContactChannel, { description: 'The channel.' })
  readonly channel!: ContactChannel;

  @Field(() => Int, { description: 'The most contacts at a time.' })
  readonly concurrency!: number;
}
