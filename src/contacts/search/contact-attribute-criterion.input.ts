import { Field, InputType } from 'type-graphql';

@InputType({ description: 'What an attribute of a contact must be.' })
export class ContactAttributeCriterionInput {
  @Field(() => String, { description: 'The key of the attribute: 1 to 100 characters.' })
  readonly key!: string;

  @Field(() => [String], {
    description:
      'The values that are let through: 1 to 20, each of at most 100 characters. One of them must be that of the contact.',
  })
  readonly values!: readonly string[];
}
