import { Field, ObjectType } from 'type-graphql';
import { UpstreamCost } from '../graphql-kit/cost/upstream-cost.ts';
import { ContactReferenceType } from './contact-reference-type.enum.ts';

/** By Connect's service model. */
const MAX_CHARACTERS = 4_096;

/** The number of references that a contact is expected to have at most. Connect documents no limit. */
export const EXPECTED_REFERENCES = 20;

@ObjectType({
  description:
    'A link, a file or a value that an agent needs for a contact, such as the URL of a claim.',
  simpleResolvers: true,
})
export class ContactReference {
  @Field(() => ContactReferenceType, { description: 'The type of the value, such as `URL`.' })
  readonly type!: ContactReferenceType;

  @UpstreamCost({ characters: MAX_CHARACTERS })
  @Field(() => String, {
    nullable: true,
    description: 'The name that agents see, such as `Claim 4698`. Null when Connect omits it.',
  })
  readonly name!: string | null;

  @UpstreamCost({ characters: MAX_CHARACTERS })
  @Field(() => String, {
    nullable: true,
    description:
      'The value, or where it is: a URL, the id of a file, the ARN of an email. Null when Connect omits it.',
  })
  readonly value!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The status of a file or an analysis, in Connect's words, such as `APPROVED`. Null for types without a status.",
  })
  readonly status!: string | null;
}
