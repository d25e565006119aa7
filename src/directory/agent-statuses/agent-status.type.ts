import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { RequiresPermission } from '../../graphql-kit/access/requires-permission.ts';
import { DIRECTORY_CACHE_CONTROL } from '../../graphql-kit/cache-control.ts';
import { createConnectionType } from '../../graphql-kit/relay/connection.type.ts';
import { DateTime } from '../../graphql-kit/values/date-time.scalar.ts';
import type { RequiredField } from '../../graphql-kit/values/required-field.ts';
import { AgentStatusType } from './agent-status-type.enum.ts';

@Directive(DIRECTORY_CACHE_CONTROL)
@RequiresPermission('READ_DIRECTORY')
@ObjectType({
  description:
    'A status that agents can be in, such as `Available` or `Lunch`. `User.availability` has the name of the status that an agent is in.',
  simpleResolvers: true,
})
export class AgentStatus {
  @Field(() => ID, {
    description: "Connect's id of the agent status, a UUID. `putUserStatus` sets it.",
  })
  readonly id!: string;

  @Field(() => String, { description: 'The Amazon Resource Name (ARN) of the agent status.' })
  readonly arn!: RequiredField<string>;

  @Field(() => ID, {
    description: 'The id of the Connect instance that the agent status belongs to.',
  })
  readonly instanceId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The name that agents see, such as `Lunch`. Null when Connect omits it.',
  })
  readonly name!: string | null;

  @Field(() => AgentStatusType, {
    description: 'Whether contacts are routed to an agent in this status: only if `ROUTABLE`.',
  })
  readonly type!: AgentStatusType;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the agent status was last modified. Null when Connect omits it.',
  })
  readonly lastModifiedTime!: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The AWS Region where the agent status was last modified, such as `us-east-1`. Null when Connect omits it.',
  })
  readonly lastModifiedRegion!: string | null;
}

export const AgentStatusConnection = createConnectionType(() => AgentStatus, {
  name: 'AgentStatus',
  isDirectory: true,
  plural: 'agent statuses',
  totalCount:
    'The number of all agent statuses that match, when one page has them all. Null when the list has several pages, because Connect does not count them.',
});
