import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { RequiresPermission } from '../../graphql-kit/access/requires-permission.ts';
import {
  DIRECTORY_CACHE_CONTROL,
  INHERITED_CACHE_CONTROL,
} from '../../graphql-kit/cache-control.ts';
import { UpstreamCost } from '../../graphql-kit/cost/upstream-cost.ts';
import { ContactChannel, MAX_CHANNELS } from '../../graphql-kit/values/contact-channel.enum.ts';
import type { RequiredField } from '../../graphql-kit/values/required-field.ts';

@Directive(INHERITED_CACHE_CONTROL)
@ObjectType({
  description: 'How many contacts of one channel an agent can handle at the same time.',
  simpleResolvers: true,
})
export class ChannelConcurrency {
  @Field(() => ContactChannel, {
    description: 'The channel that the maximum is for, such as `TASK`.',
  })
  readonly channel!: ContactChannel;

  @Field(() => Int, {
    description:
      'The maximum number of contacts at the same time, such as 5. With 0, the agent gets no contacts of this channel.',
  })
  readonly concurrency!: number;
}

@Directive(DIRECTORY_CACHE_CONTROL)
@RequiresPermission('READ_DIRECTORY')
@ObjectType({
  description:
    'Defines which contacts an agent gets: from which queues, and how many of each channel at the same time.',
  simpleResolvers: true,
})
export class RoutingProfile {
  @Field(() => ID, { description: "Connect's id of the routing profile, a UUID." })
  readonly id!: string;

  @Field(() => String, { description: 'The Amazon Resource Name (ARN) of the routing profile.' })
  readonly arn!: RequiredField<string>;

  @Field(() => ID, {
    description: 'The id of the Connect instance that the routing profile belongs to.',
  })
  readonly instanceId!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The name of the routing profile, such as `Claims handlers`. Null when Connect omits it.',
  })
  readonly name!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What the routing profile is for, as its author describes it. Null when it has no description.',
  })
  readonly description!: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The id of the queue that outbound calls of its agents use. Null when Connect omits it.',
  })
  readonly defaultOutboundQueueId!: string | null;

  @UpstreamCost({ returns: [{ entries: MAX_CHANNELS }] })
  @Field(() => [ChannelConcurrency], {
    description:
      'How many contacts each agent can handle at the same time: one entry for each channel.',
  })
  readonly concurrencies!: readonly ChannelConcurrency[];
}
