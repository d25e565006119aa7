import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { RequiresPermission } from '../../graphql-kit/access/requires-permission.ts';
import { DIRECTORY_CACHE_CONTROL } from '../../graphql-kit/cache-control.ts';
import { createConnectionType } from '../../graphql-kit/relay/connection.type.ts';
import type { RequiredField } from '../../graphql-kit/values/required-field.ts';
import { QueueType } from './queue-type.enum.ts';

@Directive(DIRECTORY_CACHE_CONTROL)
@RequiresPermission('READ_DIRECTORY')
@ObjectType({
  description: 'Where contacts wait for an agent.',
  simpleResolvers: true,
})
export class Queue {
  @Field(() => ID, { description: "Connect's id of the queue." })
  readonly id!: string;

  @Field(() => String, { description: 'The Amazon Resource Name of the queue.' })
  readonly arn!: RequiredField<string>;

  @Field(() => ID, { description: 'The Connect instance that the queue belongs to.' })
  readonly instanceId!: string;

  @Field(() => QueueType, {
    description: 'Whether it is a standard queue or the queue of one agent.',
  })
  readonly type!: QueueType;

  @Field(() => String, {
    nullable: true,
    description: 'The name of the queue. Null for agent queues.',
  })
  readonly name!: string | null;

  @Field(() => String, { nullable: true, description: 'What the queue is for.' })
  readonly description!: string | null;

  @Field(() => Boolean, {
    description: 'Whether contacts can be put into it. An agent queue is always enabled.',
  })
  readonly enabled!: boolean;

  @Field(() => Int, {
    nullable: true,
    description:
      'The maximum number of contacts that may wait. Null when the queue has no limit of its own.',
  })
  readonly maxContacts!: number | null;

  @Field(() => ID, { nullable: true, description: 'The hours in which the queue is served.' })
  readonly hoursOfOperationId!: string | null;
}

export const QueueConnection = createConnectionType(() => Queue, {
  name: 'Queue',
  isDirectory: true,
  plural: 'queues',
  totalCount:
    'The number of queues that match. Connect documents the count as approximate. Null when it does not report one.',
});
