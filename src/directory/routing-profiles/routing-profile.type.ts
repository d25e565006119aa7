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
  description: 'How many contacts of a channel an agent can handle at a time.',
  simpleResolvers: true,
})
export class ChannelConcurrency {
  @Field(() => ContactChannel, { description: 'The channel.' })
  readonly channel!: ContactChannel;

  @Field(() => Int, { description: 'The maximum number of contacts at a time.' })
  readonly concurrency!: number;
}

@Directive(DIRECTORY_CACHE_CONTROL)
@RequiresPermission('READ_DIRECTORY')
@ObjectType({
  description:
    'Defines which contacts an agent gets: from which queues, and how many of each channel.',
  simpleResolvers: true,
})
export class RoutingProfile {
  @Field(() => ID, { description: "Connect's id of the routing profile." })
  readonly id!: string;

  @Field(() => String, { description: 'The Amazon Resource Name of the routing profile.' })
  readonly arn!: RequiredField<string>;

  @Field(() => ID, { description: 'The Connect instance that the routing profile belongs to.' })
  readonly instanceId!: string;

  @Field(() => String, { nullable: true, description: 'The name of the routing profile.' })
  readonly name!: string | null;

  @Field(() => String, { nullable: true, description: 'What the routing profile is for.' })
  readonly description!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "The queue of its agents' outbound calls.",
  })
  readonly defaultOutboundQueueId!: string | null;

  @UpstreamCost({ returns: [{ entries: MAX_CHANNELS }] })
  @Field(() => [ChannelConcurrency], {
    description: 'How many contacts of each channel its agents can handle at a time.',
  })
  readonly concurrencies!: readonly ChannelConcurrency[];
}
