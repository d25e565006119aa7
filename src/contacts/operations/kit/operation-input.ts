import { Field, ID, InputType } from 'type-graphql';

/** The fields of every mutation's input. Extend it. */
@InputType()
export class OperationInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'The id of the Connect instance: up to 100 characters. By default, the configured instance. Others only if the gateway allows them.',
  })
  readonly instanceId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The idempotency token: up to 500 characters, such as a UUID. A retry with the same token and the same values is safe: for 24 hours it gets the same result, as long as the gateway remembers the token. By default, the gateway generates one, and returns it.',
  })
  readonly clientToken?: string | null;
}

/** The fields of the input of every mutation that changes an existing contact. Extend it. */
@InputType()
export class ContactOperationInput extends OperationInput {
  @Field(() => ID, { description: 'The id of the contact: 1 to 256 characters. Not its ARN.' })
  readonly contactId!: string;
}
