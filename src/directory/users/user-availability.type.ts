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
    description:
      "The state of the agent's work on the contact, as Connect reports it, such as CONNECTED.",
  })
  readonly state!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the contact was connected to the agent.',
  })
  readonly connectedToAgentTimestamp!: Date | null;

  @Field(() => ID, { nullable: true, description: 'The queue that the contact came from.' })
  readonly queueId!: string | null;
}

@ObjectType({
  description: "How much of an agent's capacity on a channel is in use.",
  simpleResolvers: true,
})
export class ChannelSlots {
  @Field(() => ContactChannel, { description: 'The channel.' })
  readonly channel!: ContactChannel;

  @Field(() => Int, { description: 'The number of further contacts that the agent can take now.' })
  readonly available!: number;

  @Field(() => Int, { description: 'The number of contacts that the agent is handling.' })
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
    description: "The agent's status, by the name that it has in the contact centre.",
  })
  readonly status!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the agent entered this status.' })
  readonly statusStartTimestamp!: Date | null;

  @UpstreamCost({ returns: [{ entries: MAX_CONTACTS }] })
  @Field(() => [AgentContact], { description: 'The contacts that the agent is handling.' })
  readonly contacts!: readonly AgentContact[];

  @UpstreamCost({ returns: [{ entries: MAX_CHANNELS }] })
  @Field(() => [ChannelSlots], {
    description: 'How many contacts the agent is handling and can take, by channel.',
  })
  readonly slots!: readonly ChannelSlots[];
}
