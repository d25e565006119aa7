import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { RequiresPermission } from '../../graphql-kit/access/requires-permission.ts';
import { DIRECTORY_CACHE_CONTROL } from '../../graphql-kit/cache-control.ts';
import { createConnectionType } from '../../graphql-kit/relay/connection.type.ts';
import type { RequiredField } from '../../graphql-kit/values/required-field.ts';

@Directive(DIRECTORY_CACHE_CONTROL)
@RequiresPermission('READ_DIRECTORY')
@ObjectType({
  description: 'A person with a login to the contact centre: an agent, a supervisor, …',
  simpleResolvers: true,
})
export class User {
  @Field(() => ID, { description: "Connect's id of the user." })
  readonly id!: string;

  @Field(() => String, { description: 'The Amazon Resource Name of the user.' })
  readonly arn!: RequiredField<string>;

  @Field(() => ID, { description: 'The Connect instance that the user belongs to.' })
  readonly instanceId!: string;

  @Field(() => String, { nullable: true, description: 'The name that the user signs in with.' })
  readonly username!: string | null;

  @Field(() => String, { nullable: true, description: 'The first name.' })
  readonly firstName!: string | null;

  @Field(() => String, { nullable: true, description: 'The last name.' })
  readonly lastName!: string | null;

  @Field(() => ID, { nullable: true, description: 'The routing profile of the user.' })
  readonly routingProfileId!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "The user's place in the hierarchy of agents. Null when the user has none.",
  })
  readonly hierarchyGroupId!: string | null;
}

export const UserConnection = createConnectionType(() => User, {
  name: 'User',
  isDirectory: true,
  plural: 'users',
  totalCount:
    'The number of users that match. Connect documents the count as approximate. Null when it does not report one.',
});
