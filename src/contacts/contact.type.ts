import type { Contact as ConnectContact } from '@aws-sdk/client-connect';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { ResourceReference } from '../directory/cache/resource-reference.ts';
import { RequiresPermission } from '../graphql-kit/access/requires-permission.ts';
import { UpstreamCost } from '../graphql-kit/cost/upstream-cost.ts';
import { createConnectionType } from '../graphql-kit/relay/connection.type.ts';
import { ContactChannel } from '../graphql-kit/values/contact-channel.enum.ts';
import { DateTime } from '../graphql-kit/values/date-time.scalar.ts';
import type { RequiredField } from '../graphql-kit/values/required-field.ts';
import { ContactInitiationMethod } from './contact-initiation-method.enum.ts';
import { ContactTag } from './contact-tag.type.ts';

/** Six user-defined tags (documented), and those that Connect itself adds. */
const MAX_TAGS = 10;

/** The part of a request's context that reads fields of a contact when they are selected. */
export interface ContactReader {
  readonly contacts: {
    load(reference: ResourceReference): Promise<DescribedContact | null>;
  };
}

/**
 * A value, or a function that reads it when the field is selected. graphql-js calls a function that it finds on an
 * object, and uses any other value as it is, without a promise.
 */
export type LazyField<Value> = Value | ((args: unknown, context: ContactReader) => Promise<Value>);

/** Ends the description of each field that a search does not return. A chain of transfers returns even fewer fields. */
const READS =
  'In a list of contacts, this field and all others with this note share one call to Connect per contact. If that call fails, they are null, with a top-level error.';

@RequiresPermission('READ_CONTACTS')
@ObjectType({
  description:
    'A customer contact in Amazon Connect: a task, call, chat or email. A transfer ends a contact and creates a new one that continues it; `transfers` has both.',
  simpleResolvers: true,
})
export class Contact {
  @Field(() => ID, { description: "Connect's id of the contact, a UUID." })
  readonly id!: string;

  @Field(() => String, { description: 'The Amazon Resource Name (ARN) of the contact.' })
  readonly arn!: RequiredField<string>;

  @Field(() => ID, { description: 'The id of the Connect instance that the contact belongs to.' })
  readonly instanceId!: string;

  @Field(() => Boolean, { description: 'True until the contact ends, for example by a transfer.' })
  readonly active!: boolean;

  @Field(() => ContactChannel, {
    description:
      'The channel by which the contact reaches the contact centre, such as `VOICE` for a call.',
  })
  readonly channel!: ContactChannel;

  @Field(() => ContactInitiationMethod, {
    description:
      'How the contact was initiated, such as `INBOUND` by a customer, or `API` by an application.',
  })
  readonly initiationMethod!: ContactInitiationMethod;

  @UpstreamCost({ characters: 1_024 })
  @Field(() => String, {
    nullable: true,
    description:
      'The name that agents see, such as `Water damage claim 4698`. Null when the contact has none.',
  })
  readonly name!: LazyField<string | null>;

  @UpstreamCost({ characters: 4_096 })
  @Field(() => String, {
    nullable: true,
    description: `What the contact is about: text for the agent, up to 4,096 characters. Null when there is none. ${READS}`,
  })
  readonly description!: LazyField<string | null>;

  @Field(() => ID, {
    nullable: true,
    description:
      'The id of the first contact of the chain of transfers. Null when this contact is the first.',
  })
  readonly initialContactId!: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The id of the contact that this one continues: after a transfer, the contact that was transferred. Null when this contact continues none.',
  })
  readonly previousContactId!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: `The id of a contact that this one relates to without continuing it, such as the call that a follow-up task is about. Null when there is none. ${READS}`,
  })
  readonly relatedContactId!: LazyField<string | null>;

  @Field(() => ID, {
    nullable: true,
    description: `The id of the root of the tree of associated contacts: those that continue each other, or relate to each other. ${READS}`,
  })
  readonly contactAssociationId!: LazyField<string | null>;

  @Field(() => ID, {
    nullable: true,
    description:
      'The id of the queue that the contact waits in, or last waited in. Null when it was never queued.',
  })
  readonly queueId!: LazyField<string | null>;

  @Field(() => ID, {
    nullable: true,
    description:
      'The id of the agent (a Connect user) that handles, or last handled, the contact. Null when no agent has accepted it.',
  })
  readonly agentId!: LazyField<string | null>;

  @Field(() => Int, {
    nullable: true,
    description: `The priority in the queue: 1 is served first, and Connect's default is 5. Null when Connect omits it. ${READS}`,
  })
  readonly queuePriority!: LazyField<number | null>;

  @Field(() => Int, {
    nullable: true,
    description: `Seconds that Connect adds to the time that the contact has waited: \`120\` counts as two more minutes of waiting, and negative values are subtracted. Null when Connect omits it. ${READS}`,
  })
  readonly queueTimeAdjustmentSeconds!: LazyField<number | null>;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the contact was initiated. Null when Connect omits it.',
  })
  readonly initiationTimestamp!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When a scheduled task begins. Null for a contact that is not scheduled.',
  })
  readonly scheduledTimestamp!: LazyField<Date | null>;

  @Field(() => DateTime, {
    nullable: true,
    description: `When the customer was connected to the contact centre. Null until then. ${READS}`,
  })
  readonly connectedToSystemTimestamp!: LazyField<Date | null>;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the contact was put into its queue. Null when it was never queued.',
  })
  readonly enqueueTimestamp!: LazyField<Date | null>;

  @Field(() => DateTime, {
    nullable: true,
    description: `When the agent accepted the contact. Null until then. ${READS}`,
  })
  readonly acceptedByAgentTimestamp!: LazyField<Date | null>;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the contact was connected to the agent. Null until then.',
  })
  readonly connectedToAgentTimestamp!: LazyField<Date | null>;

  @Field(() => DateTime, {
    nullable: true,
    description: `When the contact was last paused. Null when it never was. ${READS}`,
  })
  readonly lastPausedTimestamp!: LazyField<Date | null>;

  @Field(() => DateTime, {
    nullable: true,
    description: `When the contact was last resumed. Null when it never was. ${READS}`,
  })
  readonly lastResumedTimestamp!: LazyField<Date | null>;

  @Field(() => DateTime, {
    nullable: true,
    description: `When the contact was last changed. Null when Connect omits it. ${READS}`,
  })
  readonly lastUpdateTimestamp!: LazyField<Date | null>;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the contact ended. Null while it is active, or when Connect omits it.',
  })
  readonly disconnectTimestamp!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: `Why the contact ended, in Connect's words, such as \`AGENT_COMPLETED\` or \`EXPIRED\`. Null while it is active, or when Connect omits it. ${READS}`,
  })
  readonly disconnectReason!: LazyField<string | null>;

  @UpstreamCost({ returns: [{ entries: MAX_TAGS }] })
  @Field(() => [ContactTag], {
    nullable: true,
    description: 'The tags of the contact, sorted by key. Those that AWS adds are among them.',
  })
  readonly tags!: LazyField<readonly ContactTag[] | null>;

  /** The output of DescribeContact, for fields that are derived from it. It is no field of the schema. */
  readonly described!: LazyField<ConnectContact>;
}

/** A contact as DescribeContact returns it: with every field. */
export type DescribedContact = { readonly [Key in keyof Contact]: KnownValue<Contact[Key]> };

/** The value without the functions that read it. A function that throws when the field is selected stays. */
type KnownValue<Value> = Value extends () => never
  ? Value
  : Value extends (...args: never) => unknown
    ? never
    : Value;

export const ContactConnection = createConnectionType(() => Contact, {
  name: 'Contact',
  isDirectory: false,
  plural: 'contacts',
  totalCount:
    'The number of all contacts that match the filter, on all pages. Null when it is unknown.',
});
