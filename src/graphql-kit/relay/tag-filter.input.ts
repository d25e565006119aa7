import { Field, InputType } from 'type-graphql';

@InputType({ description: 'A tag that something must have.' })
export class TagFilterInput {
  @Field(() => String, { description: 'The key of the tag: 1 to 128 characters.' })
  readonly key!: string;

  @Field(() => String, { description: 'The value of the tag: at most 256 characters.' })
  readonly value!: string;
}
