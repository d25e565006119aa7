import { Field, InputType } from 'type-graphql';
import { ContactAttributeCriterionInput } from './contact-attribute-criterion.input.ts';
import { ContactMatch } from './contact-match.enum.ts';

@InputType({
  description:
    'What the attributes of a contact must be. Only attributes that the Connect instance is configured to search by are found.',
})
export class ContactAttributesFilterInput {
  @Field(() => [ContactAttributeCriterionInput], {
    description: '1 to 15 criteria, each for one attribute.',
  })
  readonly criteria!: readonly ContactAttributeCriterionInput[];

  @Field(() => ContactMatch, {
    nullable: true,
    defaultValue: ContactMatch.ALL,
    description: 'How the criteria are combined.',
  })
  readonly match?: ContactMatch | null;
}
