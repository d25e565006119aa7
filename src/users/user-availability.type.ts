import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import { AgentContact } from './agent-contact.type.ts';
import { ChannelSlots } from './channel-slots.type.ts';

@ObjectType({ description: 'What an agent does at this moment.', simpleResolvers: true })
export class UserAvailability {
  @Field(() => String, {
    nullable: true,
    description: "The status that the agent has chosen, by the contact centre's own name of it.",
  })
  readonly status!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Since when.' })
  readonly statusStartTimestamp!: Date | null;

  @Field(() => [AgentContact], { description: 'The contacts that the agent has in hand.' })
  readonly contacts!: readonly AgentContact[];

  @Field(() => [ChannelSlots], {
    description: 'How many contacts the agent has and could take, by channel.',
  })
  readonly slots!: readonly ChannelSlots[];
}
