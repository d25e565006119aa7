import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A tag of a contact.', simpleResolvers: true })
export class ContactTag {
  @Field(() => String, { description: 'Unique among the tags of a contact.' })
  readonly key!: string;

  @Field(() => String, { description: 'May be empty.' })
  readonly value!: string;
}
