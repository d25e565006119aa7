import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { RequiresPermission } from '../../graphql-kit/access/requires-permission.ts';
import {
  DIRECTORY_CACHE_CONTROL,
  INHERITED_CACHE_CONTROL,
} from '../../graphql-kit/cache-control.ts';
import { createConnectionType } from '../../graphql-kit/relay/connection.type.ts';
import type { RequiredField } from '../../graphql-kit/values/required-field.ts';
import { QuickConnectType } from './quick-connect-type.enum.ts';

@Directive(INHERITED_CACHE_CONTROL)
@ObjectType({
  description:
    'The target of a transfer. Pass it unchanged to `transferContact` as `input.target`: in a variable, its `__typename` is ignored.',
  simpleResolvers: true,
})
export class TransferTarget {
  @Field(() => ID, { description: 'The id of the quick connect that leads to the target.' })
  readonly quickConnectId!: string;
}

@Directive(DIRECTORY_CACHE_CONTROL)
@RequiresPermission('READ_DIRECTORY')
@ObjectType({
  description:
    'A quick connect: a destination that agents can choose from a list, with the flow that takes contacts there.',
  simpleResolvers: true,
})
export class QuickConnect {
  @Field(() => ID, { description: "Connect's id of the quick connect, a UUID." })
  readonly id!: string;

  @Field(() => String, { description: 'The Amazon Resource Name (ARN) of the quick connect.' })
  readonly arn!: RequiredField<string>;

  @Field(() => ID, {
    description: 'The id of the Connect instance that the quick connect belongs to.',
  })
  readonly instanceId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The name that agents see, such as `Billing`. Null when Connect omits it.',
  })
  readonly name!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What the quick connect is for, as its author describes it. Null when it has no description.',
  })
  readonly description!: string | null;

  @Field(() => QuickConnectType, {
    description: 'What the quick connect leads to, such as `QUEUE`.',
  })
  readonly type!: QuickConnectType;

  @Field(() => ID, {
    nullable: true,
    description: 'The id of the queue that a `QUEUE` quick connect leads to. Null for other types.',
  })
  readonly queueId!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The id of the user that a `USER` quick connect leads to. Null for other types.',
  })
  readonly userId!: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The id of the flow that a transfer by the quick connect uses. Null for a `PHONE_NUMBER` quick connect.',
  })
  readonly contactFlowId!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The phone number that a `PHONE_NUMBER` quick connect leads to, such as `+442079460123`. Null for other types.',
  })
  readonly phoneNumber!: string | null;
}

export const QuickConnectConnection = createConnectionType(() => QuickConnect, {
  name: 'QuickConnect',
  isDirectory: true,
  plural: 'quick connects',
  totalCount:
    'The number of all quick connects of the list, on all pages. Approximate when Connect searches for them. Null when Connect omits it. In a list of the quick connects of a queue, null until the last page.',
});
