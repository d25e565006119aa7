import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { RequiresPermission } from '../../graphql-kit/access/requires-permission.ts';
import { DIRECTORY_CACHE_CONTROL } from '../../graphql-kit/cache-control.ts';
import type { RequiredField } from '../../graphql-kit/values/required-field.ts';

@Directive(DIRECTORY_CACHE_CONTROL)
@RequiresPermission('READ_DIRECTORY')
@ObjectType({
  description: 'A Connect instance: one contact centre in Amazon Connect.',
  simpleResolvers: true,
})
export class Instance {
  @Field(() => ID, { description: "Connect's id of the instance, a UUID." })
  readonly id!: string;

  @Field(() => String, { description: 'The Amazon Resource Name (ARN) of the instance.' })
  readonly arn!: RequiredField<string>;

  @Field(() => String, {
    nullable: true,
    description: 'The alias of the instance, which is part of its URL. Null when Connect omits it.',
  })
  readonly alias!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The URL where agents sign in, such as `https://<alias>.my.connect.aws`. Null when Connect omits it.',
  })
  readonly accessUrl!: string | null;

  @Field(() => Boolean, { description: 'Whether the instance is ready for use.' })
  readonly active!: RequiredField<boolean>;
}
