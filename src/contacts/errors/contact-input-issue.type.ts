import { Field, ObjectType } from 'type-graphql';
import { UpstreamCost } from '../../graphql-kit/cost/upstream-cost.ts';

@ObjectType({ description: 'A value of the input that cannot be used.', simpleResolvers: true })
export class ContactInputIssue {
  @UpstreamCost({ returns: [{ entries: 5 }] })
  @Field(() => [String], {
    description:
      'Where the value stands, from the argument down, such as `["input", "contactId"]`.',
  })
  readonly path: readonly string[];

  @Field(() => String, { description: 'Why it cannot be used, as the end of a sentence.' })
  readonly message: string;

  constructor(path: readonly string[], message: string) {
    this.path = path;
    this.message = message;
  }
}
