import { Field, ObjectType } from 'type-graphql';
import { UpstreamCost } from '../../graphql-kit/cost/upstream-cost.ts';
import { MAX_CHANNELS } from '../../graphql-kit/values/contact-channel.enum.ts';
import { DateTime } from '../../graphql-kit/values/date-time.scalar.ts';
import { AgentContact } from './agent-contact.type.ts';
import { ChannelSlots } from './channel-slots.type.ts';

/** A routing profile lets an agent have so many of all channels together: ten of each, but one call. */
const MAX_CONTACTS = 31;

@ObjectType({ description: 'What an agent does at this moment.', simpleResolvers: true })
export class UserAvailability {
  @Field(() => String, {
    nullable: true,
    description: "The status that the agent has chosen, by the contact centre's own name of it.",
  })
  readonly status!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Since when.' })
  readonly statusStartTimestamp!: Date | null;

  @UpstreamCost({ returns: [{ entries: MAX_CONTACTS }] })
  @Field(() => [AgentContact], { description: 'The contacts that the agent has in hand.' })
  readonly contacts!: readonly AgentContact[];

  @UpstreamCost({ returns: [{ entries: MAX_CHANNELS }] })
  @Field(() => [ChannelSlots], {
    description: 'How many contacts the agent has and could take, by channel.',
  })
  readonly slots!: readonly ChannelSlots[];
}
