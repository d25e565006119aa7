import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'A value that a flow or an application noted on a contact. May be customer data.',
  simpleResolvers: true,
})
export class ContactAttribute {
  @Field(() => String, { description: 'Unique among the attributes of a contact.' })
  readonly key!: string;

  @Field(() => String, { description: 'May be empty.' })
  readonly value!: string;
}
