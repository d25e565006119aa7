import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { DIRECTORY_CACHE_CONTROL } from '../../graphql-kit/cache-control.ts';
import { createConnectionType } from '../../graphql-kit/relay/connection.type.ts';
import { ContactChannel } from '../../graphql-kit/values/contact-channel.enum.ts';

@Directive(DIRECTORY_CACHE_CONTROL)
@ObjectType({
  description:
    'A queue from which an agent may pick contacts of one channel, such as with the Worklist app or by `associateContactWithUser`.',
  simpleResolvers: true,
})
export class ManualAssignmentQueue {
  @Field(() => ID, { description: 'The id of the queue.' })
  readonly queueId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The name of the queue, such as `Complaints`. Null when Connect omits it.',
  })
  readonly queueName!: string | null;

  @Field(() => ContactChannel, {
    description: 'The channel of the contacts that the agent may pick, such as `TASK`.',
  })
  readonly channel!: ContactChannel;

  @Field(() => ID, { description: 'The id of the Connect instance that the queue belongs to.' })
  readonly instanceId!: string;
}

export const ManualAssignmentQueueConnection = createConnectionType(() => ManualAssignmentQueue, {
  name: 'ManualAssignmentQueue',
  isDirectory: true,
  plural: 'queues from which an agent may pick contacts',
  totalCount:
    'The number of all entries, on all pages. Null when it is unknown: Connect does not count them.',
});
