import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { RequiresPermission } from '../../graphql-kit/access/requires-permission.ts';
import { DIRECTORY_CACHE_CONTROL } from '../../graphql-kit/cache-control.ts';
import { createConnectionType } from '../../graphql-kit/relay/connection.type.ts';
import type { RequiredField } from '../../graphql-kit/values/required-field.ts';

@Directive(DIRECTORY_CACHE_CONTROL)
@RequiresPermission('READ_DIRECTORY')
@ObjectType({
  description: 'A person with a login to the contact centre, such as an agent or a supervisor.',
  simpleResolvers: true,
})
export class User {
  @Field(() => ID, { description: "Connect's id of the user, a UUID." })
  readonly id!: string;

  @Field(() => String, { description: 'The Amazon Resource Name (ARN) of the user.' })
  readonly arn!: RequiredField<string>;

  @Field(() => ID, { description: 'The id of the Connect instance that the user belongs to.' })
  readonly instanceId!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The name that the user signs in with, such as `amara`. Null when Connect omits it.',
  })
  readonly username!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The first name, such as `Amara`. Null when Connect omits it.',
  })
  readonly firstName!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The last name, such as `Okafor`. Null when Connect omits it.',
  })
  readonly lastName!: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The id of the routing profile, which decides which contacts the user gets. Null for a user without one.',
  })
  readonly routingProfileId!: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "The id of the user's group in the hierarchy of agents. Null for a user without one.",
  })
  readonly hierarchyGroupId!: string | null;
}

export const UserConnection = createConnectionType(() => User, {
  name: 'User',
  isDirectory: true,
  plural: 'users',
  totalCount:
    'The approximate number of all users that match, on all pages. Null when Connect omits it.',
});
