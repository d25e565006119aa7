import { Field, ID, Int, ObjectType } from 'type-graphql';
import { UpstreamCost } from '../../graphql-kit/cost/upstream-cost.ts';
import { ContactChannel, MAX_CHANNELS } from '../../graphql-kit/values/contact-channel.enum.ts';
import { DateTime } from '../../graphql-kit/values/date-time.scalar.ts';

@ObjectType({
  description:
    'A contact that an agent currently has: one that rings, that the agent is handling, or that the agent has not closed yet. `state` has the stage.',
  simpleResolvers: true,
})
export class AgentContact {
  @Field(() => ID, { description: 'The id of the contact: `contact(id:)` reads the contact.' })
  readonly contactId!: string;

  @Field(() => ContactChannel, { description: 'The channel of the contact, such as `TASK`.' })
  readonly channel!: ContactChannel;

  @Field(() => String, {
    nullable: true,
    description:
      "The stage of the agent's work on the contact, in Connect's words, such as `INCOMING`, `CONNECTED` or `ENDED`. Null when Connect omits it.",
  })
  readonly state!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the contact was connected to the agent. Null when Connect omits it.',
  })
  readonly connectedToAgentTimestamp!: Date | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The id of the queue that the contact came from. Null when Connect omits it.',
  })
  readonly queueId!: string | null;
}

@ObjectType({
  description:
    'How many contacts of one channel an agent has, and how many more the agent can take.',
  simpleResolvers: true,
})
export class ChannelSlots {
  @Field(() => ContactChannel, {
    description: 'The channel that the numbers are for, such as `TASK`.',
  })
  readonly channel!: ContactChannel;

  @Field(() => Int, {
    description: 'The number of further contacts that the agent can take now, such as 3.',
  })
  readonly available!: number;

  @Field(() => Int, {
    description: 'The number of contacts that the agent currently has, such as 2.',
  })
  readonly active!: number;

  @Field(() => Int, {
    description:
      'The maximum number of contacts that the agent can have at the same time, such as 5.',
  })
  readonly max!: number;
}

/**
 * How many contacts a routing profile allows an agent on all channels together: ten of each, but one call (documented). An
 * agent has more after assignments, which do not keep to it.
 */
export const MAX_ROUTED_CONTACTS = 31;

@ObjectType({
  description: 'The live state of an agent: status, contacts and free capacity.',
  simpleResolvers: true,
})
export class UserAvailability {
  @Field(() => String, {
    nullable: true,
    description:
      "The name of the agent's status in the contact centre, such as `Available` or `Lunch`. Null when Connect omits it.",
  })
  readonly status!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The name of the status that begins once the agent has finished the contacts in hand, such as `Lunch`. Null when the agent has chosen none.',
  })
  readonly nextStatus!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the agent entered this status. Null when Connect omits it.',
  })
  readonly statusStartTimestamp!: Date | null;

  /** Not a field of its own: its resolver counts them. */
  readonly contacts!: readonly AgentContact[];

  @UpstreamCost({ returns: [{ entries: MAX_CHANNELS }] })
  @Field(() => [ChannelSlots], {
    description:
      'How many contacts the agent has and can take: one entry for each channel that the agent serves.',
  })
  readonly slots!: readonly ChannelSlots[];
}
