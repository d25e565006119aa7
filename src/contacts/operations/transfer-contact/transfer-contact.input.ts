import { Directive, Field, ID, InputType } from 'type-graphql';

@Directive('@oneOf')
@InputType({ description: 'The target of a transfer: exactly one of these.' })
export class TransferTargetInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The id of a standard queue or of an agent queue. Not its ARN.',
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
      'The id of a quick connect of the type USER, QUEUE or FLOW, which has its own flow. A FLOW quick connect leads wherever its flow leads.',
  })
  readonly quickConnectId?: string | null;
}

@InputType({ description: 'The contact to transfer, the target and the flow.' })
export class TransferContactInput {
  @Field(() => ID, { description: 'The contact to transfer: 1 to 256 characters.' })
  readonly contactId!: string;

  @Field(() => TransferTargetInput, { description: 'The target of the transfer.' })
  readonly target!: TransferTargetInput;

  @Field(() => ID, {
    nullable: true,
    description:
      'The id of the flow that takes the contact to its target: up to 500 characters. By default the one that the gateway is configured to use for this kind of target. Must be absent with a quick connect, which has its own flow. Its type must be Inbound flow, Transfer to agent or Transfer to queue.',
  })
  readonly contactFlowId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The Connect instance: up to 100 characters. By default the one that the gateway is configured for; other instances only if the gateway allows them.',
  })
  readonly instanceId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The idempotency key: up to 500 characters. A retry with the same key and the same values transfers at most once. When it is absent, the gateway generates one and returns it.',
  })
  readonly clientToken?: string | null;
}
