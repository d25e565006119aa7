import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'A tag of a contact: a key with a value, such as `department` with `claims`.',
  simpleResolvers: true,
})
export class ContactTag {
  @Field(() => String, { description: 'The key. It is unique among the tags of a contact.' })
  readonly key!: string;

  @Field(() => String, { description: 'The value. It can be empty.' })
  readonly value!: string;
}
