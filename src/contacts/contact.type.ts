import { Field, ID, Int, ObjectType } from 'type-graphql';
import { RequiresPermission } from '../graphql-kit/access/requires-permission.ts';
import { UpstreamCost } from '../graphql-kit/cost/upstream-cost.ts';
import { ContactChannel } from '../graphql-kit/values/contact-channel.enum.ts';
import { DateTime } from '../graphql-kit/values/date-time.scalar.ts';
import type { Promised } from '../graphql-kit/values/promised.ts';
import { ContactInitiationMethod } from './contact-initiation-method.enum.ts';
import { ContactTag } from './contact-tag.type.ts';
import type { Known, Lazy } from './lazy.ts';

/** Six of its own (documented), and those that Connect itself adds. */
const MAX_TAGS = 10;

/** Ends the description of each field that a search does not bring along. A chain of transfers brings still less. */
const READS =
  'In a list of contacts it costs one read of each contact, and is null, with an error, where that fails.';

@RequiresPermission('READ_CONTACTS')
@ObjectType({
  description:
    'A customer contact in Amazon Connect: a task, call, chat or email. A transfer ends a contact and makes a new one.',
  simpleResolvers: true,
})
export class Contact {
  @Field(() => ID, { description: "Connect's id of the contact." })
  readonly id!: string;

  @Field(() => String, { description: 'The Amazon Resource Name of the contact.' })
  readonly arn!: Promised<string>;

  @Field(() => ID, { description: 'The Connect instance that the contact belongs to.' })
  readonly instanceId!: string;

  @Field(() => Boolean, { description: 'Whether the contact has not ended yet.' })
  readonly active!: boolean;

  @Field(() => ContactChannel, { description: 'How the contact reaches the contact centre.' })
  readonly channel!: ContactChannel;

  @Field(() => ContactInitiationMethod, { description: 'How the contact came to be.' })
  readonly initiationMethod!: ContactInitiationMethod;

  @UpstreamCost({ characters: 1_024 })
  @Field(() => String, { nullable: true, description: 'The name that agents see.' })
  readonly name!: Lazy<string | null>;

  @UpstreamCost({ characters: 4_096 })
  @Field(() => String, { nullable: true, description: `What the contact is about. ${READS}` })
  readonly description!: Lazy<string | null>;

  @Field(() => ID, {
    nullable: true,
    description:
      'The first contact of the chain of transfers. Null when this contact is the first.',
  })
  readonly initialContactId!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The contact that this one continues, such as the one that was transferred.',
  })
  readonly previousContactId!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: `A contact that this one was started for, without continuing it. ${READS}`,
  })
  readonly relatedContactId!: Lazy<string | null>;

  @Field(() => ID, {
    nullable: true,
    description: `The root of the tree of contacts that belong together. ${READS}`,
  })
  readonly contactAssociationId!: Lazy<string | null>;

  @Field(() => ID, {
    nullable: true,
    description:
      'The queue that the contact waits in, or was taken from. Null when it was never queued.',
  })
  readonly queueId!: Lazy<string | null>;

  @Field(() => ID, {
    nullable: true,
    description: 'The user who has, or had, the contact. Null when no agent has accepted it.',
  })
  readonly agentId!: Lazy<string | null>;

  @Field(() => Int, {
    nullable: true,
    description: `The priority in the queue: the lower, the sooner. Connect begins with 5. ${READS}`,
  })
  readonly queuePriority!: Lazy<number | null>;

  @Field(() => Int, {
    nullable: true,
    description: `Seconds by which the contact is treated as having waited longer (or, when negative, shorter). ${READS}`,
  })
  readonly queueTimeAdjustmentSeconds!: Lazy<number | null>;

  @Field(() => DateTime, { nullable: true, description: 'When the contact was initiated.' })
  readonly initiationTimestamp!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When a scheduled task is to begin.',
  })
  readonly scheduledTimestamp!: Lazy<Date | null>;

  @Field(() => DateTime, {
    nullable: true,
    description: `When the customer was connected to the contact centre. ${READS}`,
  })
  readonly connectedToSystemTimestamp!: Lazy<Date | null>;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the contact was put into its queue.',
  })
  readonly enqueueTimestamp!: Lazy<Date | null>;

  @Field(() => DateTime, {
    nullable: true,
    description: `When the agent accepted the contact. ${READS}`,
  })
  readonly acceptedByAgentTimestamp!: Lazy<Date | null>;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the contact was connected to the agent.',
  })
  readonly connectedToAgentTimestamp!: Lazy<Date | null>;

  @Field(() => DateTime, {
    nullable: true,
    description: `When the contact was last paused. ${READS}`,
  })
  readonly lastPausedTimestamp!: Lazy<Date | null>;

  @Field(() => DateTime, {
    nullable: true,
    description: `When the contact was last resumed. ${READS}`,
  })
  readonly lastResumedTimestamp!: Lazy<Date | null>;

  @Field(() => DateTime, {
    nullable: true,
    description: `When the contact was last changed. ${READS}`,
  })
  readonly lastUpdateTimestamp!: Lazy<Date | null>;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the contact ended. Null while it is active, and where Amazon Connect leaves it out.',
  })
  readonly disconnectTimestamp!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: `Why the contact ended, in Connect's word. Null while it is active. ${READS}`,
  })
  readonly disconnectReason!: Lazy<string | null>;

  @UpstreamCost({ returns: [{ entries: MAX_TAGS }] })
  @Field(() => [ContactTag], {
    nullable: true,
    description: 'The tags of the contact, sorted by key.',
  })
  readonly tags!: Lazy<readonly ContactTag[] | null>;
}

/** A contact as DescribeContact shows it: whole. */
export type DescribedContact = Known<Contact>;
