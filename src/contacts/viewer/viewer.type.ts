import { Field, ID, ObjectType } from 'type-graphql';
import { type Permission, PERMISSIONS } from '../../auth/permission.ts';
import { RequiresToken } from '../../graphql-kit/access/requires-permission.ts';
import { UpstreamCost } from '../../graphql-kit/cost/upstream-cost.ts';
import { ContactChannel } from '../../graphql-kit/values/contact-channel.enum.ts';
import { DateTime } from '../../graphql-kit/values/date-time.scalar.ts';
import { ViewerPermission } from './viewer-permission.enum.ts';

/** The max length of a claim in characters: a token has 12,000 at most, and Base64 makes four of three. */
export const MAX_CLAIM_CHARACTERS = 9_000;

@ObjectType({
  description:
    'A contact that the Connect user of the viewer currently has: one that rings, that the user is handling, or that the user has not closed yet.',
})
export class ViewerContact {
  @Field(() => ID, { description: 'The id of the contact.' })
  readonly contactId!: string;

  @Field(() => ContactChannel, { description: 'The channel of the contact, such as `TASK`.' })
  readonly channel!: ContactChannel;

  @Field(() => String, {
    nullable: true,
    description:
      "The stage of the user's work on the contact, in Connect's words, such as `INCOMING`, `CONNECTED` or `ENDED`. Null when Connect omits it.",
  })
  readonly state!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the contact was connected to the user. Null when Connect omits it.',
  })
  readonly connectedToAgentTimestamp!: Date | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The id of the queue that the contact came from. Null when Connect omits it.',
  })
  readonly queueId!: string | null;

  /** For the field that reads the contact; not part of the schema. */
  readonly instanceId!: string;

  /** Whether it is one of those that the field reads; not part of the schema. */
  readonly isReadable!: boolean;
}

@ObjectType({
  description:
    'The only instances and queues that the viewer may use, by the claims of the token. Null means all that the gateway may use.',
})
export class ViewerRestriction {
  /** Undefined for all; not part of the schema, since their number is counted when they are selected. */
  readonly instances: ReadonlySet<string> | undefined;
  readonly queues: ReadonlySet<string> | undefined;

  constructor(instances: ReadonlySet<string> | undefined, queues: ReadonlySet<string> | undefined) {
    this.instances = instances;
    this.queues = queues;
  }
}

@RequiresToken()
@ObjectType({
  description:
    'The caller of the request: what its token says, and the Connect user that it names. A front end shows and hides actions by it. It says nothing about a contact: `Contact.availableOperations` does.',
})
export class Viewer {
  @UpstreamCost({ characters: MAX_CLAIM_CHARACTERS })
  @Field(() => String, {
    nullable: true,
    description:
      "The subject of the token, which identifies the caller at its issuer. Null when the gateway's authentication is off.",
  })
  readonly subject!: string | null;

  @UpstreamCost({ returns: [{ entries: PERMISSIONS.length }] })
  @Field(() => [ViewerPermission], {
    description:
      'What the caller may do by the scopes of its token, in a fixed order. A mutation can be disabled for all callers besides.',
  })
  readonly permissions!: readonly Permission[];

  @UpstreamCost({ returns: [{ entries: PERMISSIONS.length }] })
  @Field(() => [String], {
    description:
      'The scopes of these permissions, by the names that the issuer of tokens uses, in the same order.',
  })
  readonly scopes!: readonly string[];

  @Field(() => ViewerRestriction, {
    description: 'The instances and queues to which the token restricts the caller.',
  })
  readonly restriction!: ViewerRestriction;
}
