import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { RequiresPermission } from '../../graphql-kit/access/requires-permission.ts';
import { DIRECTORY_CACHE_CONTROL } from '../../graphql-kit/cache-control.ts';
import { createConnectionType } from '../../graphql-kit/relay/connection.type.ts';
import type { RequiredField } from '../../graphql-kit/values/required-field.ts';
import { QueueType } from './queue-type.enum.ts';

@Directive(DIRECTORY_CACHE_CONTROL)
@RequiresPermission('READ_DIRECTORY')
@ObjectType({
  description:
    'Where contacts wait for an agent. Several agents serve a standard queue; each agent also has an agent queue.',
  simpleResolvers: true,
})
export class Queue {
  @Field(() => ID, {
    description: "Connect's id of the queue, a UUID.",
  })
  readonly id!: string;

  @Field(() => String, { description: 'The Amazon Resource Name (ARN) of the queue.' })
  readonly arn!: RequiredField<string>;

  @Field(() => ID, { description: 'The id of the Connect instance that the queue belongs to.' })
  readonly instanceId!: string;

  @Field(() => QueueType, {
    description:
      'Whether it is a standard queue or an agent queue. Where several queues are read at the same time, one with the id of a user counts as the agent queue of this user, of which only the id, the ARN and the type are known.',
  })
  readonly type!: QueueType;

  @Field(() => String, {
    nullable: true,
    description: 'The name of the queue, such as `Claims`. Null for an agent queue.',
  })
  readonly name!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What the queue is for, as its author describes it. Null when it has no description.',
  })
  readonly description!: string | null;

  @Field(() => Boolean, {
    description: 'Whether contacts can be put into the queue. An agent queue is always enabled.',
  })
  readonly enabled!: boolean;

  @Field(() => Int, {
    nullable: true,
    description:
      'The maximum number of contacts that can wait in the queue, such as 50. Null when the queue has no limit of its own.',
  })
  readonly maxContacts!: number | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The id of the hours of operation: when the queue is served. Null when Connect omits it.',
  })
  readonly hoursOfOperationId!: string | null;
}

export const QueueConnection = createConnectionType(() => Queue, {
  name: 'Queue',
  isDirectory: true,
  plural: 'queues',
  totalCount:
    'The approximate number of all queues that match, on all pages. Null when Connect omits it.',
});
