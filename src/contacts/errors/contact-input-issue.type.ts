import { Field, ObjectType } from 'type-graphql';
import { UpstreamCost } from '../../graphql-kit/cost/upstream-cost.ts';

@ObjectType({ description: 'One invalid value of the input.', simpleResolvers: true })
export class ContactInputIssue {
  @UpstreamCost({ returns: [{ entries: 5 }] })
  @Field(() => [String], {
    description: 'The path of the value, from the argument on, such as `["input", "contactId"]`.',
  })
  readonly path: readonly string[];

  @Field(() => String, {
    description:
      'Why the value is invalid, as the end of a sentence that starts with the path, such as `must have 1 to 256 characters, not 0`. In English, for developers; it can change at any time.',
  })
  readonly message: string;

  constructor(path: readonly string[], message: string) {
    this.path = path;
    this.message = message;
  }
}
