import { Directive, Field, ID, InputType } from 'type-graphql';

@Directive('@oneOf')
@InputType({ description: 'Where a contact goes: exactly one of these.' })
export class TransferTargetInput {
  @Field(() => ID, {
    nullable: true,
    description: "The id of a queue, of a team or of an agent. Not the queue's ARN.",
  })
  readonly queueId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The id or the ARN of a user, that is, an agent.',
  })
  readonly userId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The id of a quick connect, which brings its own flow: one of the kinds USER, QUEUE and FLOW. A FLOW quick connect leads wherever its flow leads.',
  })
  readonly quickConnectId?: string | null;
}

@InputType({ description: 'Which contact goes where, and how.' })
export class TransferContactInput {
  @Field(() => ID, { description: 'The contact to transfer: 1 to 256 characters.' })
  readonly contactId!: string;

  @Field(() => TransferTargetInput, { description: 'Where the contact goes.' })
  readonly target!: TransferTargetInput;

  @Field(() => ID, {
    nullable: true,
    description:
      'The flow that takes the contact to its target: up to 500 characters. By default the one that the gateway is configured to use for this kind of target; never along with a quick connect, which brings its own. Its type is Inbound flow, Transfer to agent or Transfer to queue.',
  })
  readonly contactFlowId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The Connect instance: up to 100 characters. By default the one that the gateway is configured for; others only where the gateway allows them.',
  })
  readonly instanceId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The idempotency key: up to 500 characters. A retry with the same key and the same values transfers at most once. The gateway makes one when it is absent, and returns it.',
  })
  readonly clientToken?: string | null;
}
