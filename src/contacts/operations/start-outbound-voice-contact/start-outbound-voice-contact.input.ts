import { Field, ID, InputType } from 'type-graphql';
import { ContactAttributeInput } from '../../inputs/contact-attribute.input.ts';
import { OperationInput } from '../kit/operation-input.ts';

@InputType({
  description:
    'The number to call, and the flow that the call enters. Give `queueId`, `sourcePhoneNumber` or both.',
})
export class StartOutboundVoiceContactInput extends OperationInput {
  @Field(() => String, {
    description:
      'The number to call, in the E.164 format, such as `+12025550123`. It must begin with a prefix that the operators of the gateway allow.',
  })
  readonly destinationPhoneNumber!: string;

  @Field(() => ID, {
    description:
      'The id of the flow that the call enters: up to 500 characters. Its type must be `CONTACT_FLOW`.',
  })
  readonly contactFlowId!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'The id of the queue of the call. The called person sees the number of this queue. By default, the queue that the flow sets. Callers that are restricted to queues must give one of theirs.',
  })
  readonly queueId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The number that the called person sees, in the E.164 format: one of the Connect instance. By default, the number of the queue.',
  })
  readonly sourcePhoneNumber?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The name of the call that agents see: at most 1,024 characters.',
  })
  readonly name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the call is about, for agents: at most 4,096 characters.',
  })
  readonly description?: string | null;

  @Field(() => [ContactAttributeInput], {
    nullable: true,
    description: 'Attributes of the call, which the flow can use.',
  })
  readonly attributes?: readonly ContactAttributeInput[] | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The id of a contact that the call is about: 1 to 256 characters. Its attributes are copied.',
  })
  readonly relatedContactId?: string | null;
}
