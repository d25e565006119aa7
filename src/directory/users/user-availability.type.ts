import { Field, ID, Int, ObjectType } from 'type-graphql';
import { UpstreamCost } from '../../graphql-kit/cost/upstream-cost.ts';
import { ContactChannel, MAX_CHANNELS } from '../../graphql-kit/values/contact-channel.enum.ts';
import { DateTime } from '../../graphql-kit/values/date-time.scalar.ts';

@ObjectType({ description: 'A contact that an agent is handling.', simpleResolvers: true })
export class AgentContact {
  @Field(() => ID, { description: 'The contact.' })
  readonly contactId!: string;

  @Field(() => ContactChannel, { description: 'Its channel.' })
  readonly channel!: ContactChannel;

  @Field(() => String, {
    nullable: true,
    description: "The agent's progress with it, in Connect's words, such as CONNECTED.",
  })
  readonly state!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was connected to the agent.',
  })
  readonly connectedToAgentTimestamp!: Date | null;

  @Field(() => ID, { nullable: true, description: 'The queue that it came from.' })
  readonly queueId!: string | null;
}

@ObjectType({
  description: "How much of an agent's capacity on a channel is in use.",
  simpleResolvers: true,
})
export class ChannelSlots {
  @Field(() => ContactChannel, { description: 'The channel.' })
  readonly channel!: ContactChannel;

  @Field(() => Int, { description: 'Contacts that the agent could take now.' })
  readonly available!: number;

  @Field(() => Int, { description: 'Contacts that the agent has.' })
  readonly active!: number;

  @Field(() => Int, { description: 'The maximum number of contacts that the agent can have.' })
  readonly max!: number;
}

/** The maximum number of contacts that a routing profile allows on all channels together: ten of each, but one call. */
const MAX_CONTACTS = 31;

@ObjectType({ description: 'What an agent is currently doing.', simpleResolvers: true })
export class UserAvailability {
  @Field(() => String, {
    nullable: true,
    description: "The status that the agent has chosen, by the contact centre's name for it.",
  })
  readonly status!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Since when.' })
  readonly statusStartTimestamp!: Date | null;

  @UpstreamCost({ returns: [{ entries: MAX_CONTACTS }] })
  @Field(() => [AgentContact], { description: 'The contacts that the agent is handling.' })
  readonly contacts!: readonly AgentContact[];

  @UpstreamCost({ returns: [{ entries: MAX_CHANNELS }] })
  @Field(() => [ChannelSlots], {
    description: 'How many contacts the agent has and could take, by channel.',
  })
  readonly slots!: readonly ChannelSlots[];
}
