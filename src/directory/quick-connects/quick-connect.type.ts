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
    'A target that you can pass to `transferContact` unchanged as `input.target`: in a variable, its `__typename` is ignored.',
  simpleResolvers: true,
})
export class TransferTarget {
  @Field(() => ID, { description: 'The quick connect that leads to the target.' })
  readonly quickConnectId!: string;
}

@Directive(DIRECTORY_CACHE_CONTROL)
@RequiresPermission('READ_DIRECTORY')
@ObjectType({
  description: 'A destination that agents can choose, with the flow that leads there.',
  simpleResolvers: true,
})
export class QuickConnect {
  @Field(() => ID, { description: "Connect's id of the quick connect." })
  readonly id!: string;

  @Field(() => String, { description: 'The Amazon Resource Name of the quick connect.' })
  readonly arn!: RequiredField<string>;

  @Field(() => ID, { description: 'The Connect instance that the quick connect belongs to.' })
  readonly instanceId!: string;

  @Field(() => String, { nullable: true, description: 'The name that agents see.' })
  readonly name!: string | null;

  @Field(() => String, { nullable: true, description: 'What the quick connect is for.' })
  readonly description!: string | null;

  @Field(() => QuickConnectType, { description: 'What it leads to.' })
  readonly type!: QuickConnectType;

  @Field(() => ID, { nullable: true, description: 'The queue of a QUEUE quick connect.' })
  readonly queueId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The user of a USER quick connect.' })
  readonly userId!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The flow that a transfer uses. Null for a phone number.',
  })
  readonly contactFlowId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The phone number of a PHONE_NUMBER quick connect.',
  })
  readonly phoneNumber!: string | null;
}

export const QuickConnectConnection = createConnectionType(() => QuickConnect, {
  name: 'QuickConnect',
  isDirectory: true,
  plural: 'quick connects',
  totalCount:
    'The number of quick connects in the whole list. Connect documents the count of a search as approximate. Null when it does not report one, and for the quick connects of a queue until the list has been read to its end.',
});
