import { Directive, Field, ID, InputType } from 'type-graphql';

@Directive('@oneOf')
@InputType({ description: 'Where a contact goes: exactly one of these.' })
export class TransferTargetInput {
  @Field(() => ID, {
    nullable: true,
    description: "The id of a queue, of a team or of an agent. Not the queue's ARN.",
  })
  readonly queueId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The id or the ARN of a user, who is an agent.' })
  readonly userId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The id of a quick connect, which brings its own flow: one of the kinds USER, QUEUE and FLOW. A FLOW quick connect leads wherever its flow leads.',
  })
  readonly quickConnectId?: string | null;
}
