import { Field, ObjectType } from 'type-graphql';
import { UpstreamCost } from '../../graphql-kit/cost/upstream-cost.ts';

@ObjectType({ description: 'An invalid value of the input.', simpleResolvers: true })
export class ContactInputIssue {
  @UpstreamCost({ returns: [{ entries: 5 }] })
  @Field(() => [String], {
    description:
      'The path of the value, starting with the argument, such as `["input", "contactId"]`.',
  })
  readonly path: readonly string[];

  @Field(() => String, {
    description: 'Why it is invalid, as the end of a sentence that starts with the path.',
  })
  readonly message: string;

  constructor(path: readonly string[], message: string) {
    this.path = path;
    this.message = message;
  }
}
