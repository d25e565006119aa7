import { Directive, Field, ID, InputType } from 'type-graphql';
import { DateTime } from '../../../graphql-kit/values/date-time.scalar.ts';
import { ContactAttributeInput } from '../../inputs/contact-attribute.input.ts';
import { ContactReferenceInput } from '../../inputs/contact-reference.input.ts';
import { OperationInput } from '../kit/operation-input.ts';

@Directive('@oneOf')
@InputType({
  description:
    'How a task starts. Give exactly one of the fields, such as `{ quickConnectId: "…" }`. Callers that are restricted to queues can give only a quick connect that leads to one of their queues.',
})
export class StartTaskContactStartInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'The id of the flow that takes the task to its queue or agent: up to 500 characters. Its type must be `CONTACT_FLOW`.',
  })
  readonly contactFlowId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The id of a quick connect of the type `USER`, `QUEUE` or `FLOW`. The task uses the flow of the quick connect.',
  })
  readonly quickConnectId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The id of a task template that has a flow: up to 500 characters. The gateway passes it on.',
  })
  readonly taskTemplateId?: string | null;
}

@InputType({ description: 'The task to start, how it starts, and what its agent needs.' })
export class StartTaskContactInput extends OperationInput {
  @Field(() => String, {
    description: 'The name of the task that agents see: at most 1,024 characters.',
  })
  readonly name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What the task is about, for agents: at most 4,096 characters.',
  })
  readonly description?: string | null;

  @Field(() => StartTaskContactStartInput, {
    description: 'How the task starts: by a flow, a quick connect or a task template.',
  })
  readonly start!: StartTaskContactStartInput;

  @Field(() => [ContactReferenceInput], {
    nullable: true,
    description: 'Links and values that agents need for the task. Each name must be unique.',
  })
  readonly references?: readonly ContactReferenceInput[] | null;

  @Field(() => [ContactAttributeInput], {
    nullable: true,
    description:
      'Attributes of the task. A task with a previous contact changes those of the whole chain, which shares them.',
  })
  readonly attributes?: readonly ContactAttributeInput[] | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the task starts: in the future, and at most six days ahead; Connect may allow up to 90 days. By default, at once.',
  })
  readonly scheduledTime?: Date | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The id of the contact that the task continues: 1 to 256 characters. They become one chain of at most 12 contacts, which share their attributes.',
  })
  readonly previousContactId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The id of a contact that the task is about: 1 to 256 characters. Its attributes are copied. Must be absent with `previousContactId`.',
  })
  readonly relatedContactId?: string | null;
}
