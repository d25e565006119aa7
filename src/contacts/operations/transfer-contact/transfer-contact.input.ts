import { Directive, Field, ID, InputType } from 'type-graphql';

@Directive('@oneOf')
@InputType({
  description:
    'The target of a transfer. Give exactly one of the fields, such as `{ queueId: "…" }`.',
})
export class TransferTargetInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The id of a standard queue or of an agent queue. Not its ARN.',
  })
  readonly queueId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The id or the ARN of a user: an agent.',
  })
  readonly userId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The id of a quick connect of the type `USER`, `QUEUE` or `FLOW`. It has its own flow, so omit `contactFlowId`. A `FLOW` quick connect leads wherever its flow leads.',
  })
  readonly quickConnectId?: string | null;
}

@InputType({ description: 'The contact to transfer, the target and the flow.' })
export class TransferContactInput {
  @Field(() => ID, {
    description: 'The id of the contact to transfer: 1 to 256 characters. Not its ARN.',
  })
  readonly contactId!: string;

  @Field(() => TransferTargetInput, {
    description: 'The target of the transfer: a queue, a user or a quick connect.',
  })
  readonly target!: TransferTargetInput;

  @Field(() => ID, {
    nullable: true,
    description:
      'The id of the flow that takes the contact to its target: up to 500 characters. Its type must be `CONTACT_FLOW`, `AGENT_TRANSFER` or `QUEUE_TRANSFER`. By default, the flow that is configured in the gateway for queues or for users. Must be absent with a quick connect, which has its own flow.',
  })
  readonly contactFlowId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The id of the Connect instance: up to 100 characters. By default, the configured instance. Others only if the gateway allows them.',
  })
  readonly instanceId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The idempotency token: up to 500 characters, such as a UUID. Requests with the same token and the same values transfer at most once. By default, the gateway generates one, and returns it.',
  })
  readonly clientToken?: string | null;
}
