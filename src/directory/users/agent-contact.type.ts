import { Field, ID, ObjectType } from 'type-graphql';
import { ContactChannel } from '../../graphql-kit/values/contact-channel.enum.ts';
import { DateTime } from '../../graphql-kit/values/date-time.scalar.ts';

@ObjectType({ description: 'A contact that an agent has in hand.', simpleResolvers: true })
export class AgentContact {
  @Field(() => ID, { description: 'The contact.' })
  readonly contactId!: string;

  @Field(() => ContactChannel, { description: 'Its channel.' })
  readonly channel!: ContactChannel;

  @Field(() => String, {
    nullable: true,
    description: "How far the agent is with it, in Connect's word, such as CONNECTED.",
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
