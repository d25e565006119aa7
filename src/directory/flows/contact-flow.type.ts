import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { RequiresPermission } from '../../graphql-kit/access/requires-permission.ts';
import { DIRECTORY_CACHE_CONTROL } from '../../graphql-kit/cache-control.ts';
import { createConnectionType } from '../../graphql-kit/relay/connection.type.ts';
import type { RequiredField } from '../../graphql-kit/values/required-field.ts';
import { ContactFlowType } from './contact-flow-type.enum.ts';

@Directive(DIRECTORY_CACHE_CONTROL)
@RequiresPermission('READ_DIRECTORY')
@ObjectType({
  description:
    'A flow: the steps by which Connect handles a contact, such as playing a prompt or putting the contact into a queue.',
  simpleResolvers: true,
})
export class ContactFlow {
  @Field(() => ID, { description: "Connect's id of the flow, a UUID." })
  readonly id!: string;

  @Field(() => String, { description: 'The Amazon Resource Name (ARN) of the flow.' })
  readonly arn!: RequiredField<string>;

  @Field(() => ID, { description: 'The id of the Connect instance that the flow belongs to.' })
  readonly instanceId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The name of the flow, such as `Transfer to queue`. Null when Connect omits it.',
  })
  readonly name!: string | null;

  @Field(() => ContactFlowType, { description: 'What the flow is for, such as `QUEUE_TRANSFER`.' })
  readonly type!: ContactFlowType;

  @Field(() => Boolean, { description: 'Whether the flow is in use: published and not archived.' })
  readonly active!: boolean;
}

export const ContactFlowConnection = createConnectionType(() => ContactFlow, {
  name: 'ContactFlow',
  isDirectory: true,
  plural: 'flows',
  totalCount:
    'The approximate number of all flows that match, on all pages. Null when Connect omits it.',
});
