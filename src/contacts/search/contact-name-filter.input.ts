import { Field, InputType } from 'type-graphql';
import { ContactMatch } from './contact-match.enum.ts';

@InputType({ description: 'What the name of a contact must be like.' })
export class ContactNameFilterInput {
  @Field(() => [String], {
    description: 'Words or phrases: 1 to 100, each of 1 to 128 characters.',
  })
  readonly text!: readonly string[];

  @Field(() => ContactMatch, {
    nullable: true,
    defaultValue: ContactMatch.ALL,
    description: 'How they are to be found in the name.',
  })
  readonly match?: ContactMatch | null;
}
