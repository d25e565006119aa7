import { Field, ObjectType } from 'type-graphql';
import { UpstreamCost } from '../graphql-kit/cost/upstream-cost.ts';
import { ContactReferenceType } from './contact-reference-type.enum.ts';

/** By Connect's service model. */
const MAX_CHARACTERS = 4_096;

/** The number of references that a contact is expected to have at most. Connect documents no limit. */
export const EXPECTED_REFERENCES = 20;

@ObjectType({
  description: 'Something that an agent needs for a contact: a link, a file, a number, …',
  simpleResolvers: true,
})
export class ContactReference {
  @Field(() => ContactReferenceType, { description: 'The type of the value.' })
  readonly type!: ContactReferenceType;

  @UpstreamCost({ characters: MAX_CHARACTERS })
  @Field(() => String, { nullable: true, description: 'The name that agents see.' })
  readonly name!: string | null;

  @UpstreamCost({ characters: MAX_CHARACTERS })
  @Field(() => String, {
    nullable: true,
    description: 'The value, or its location: a link, the id of a file, the ARN of an email.',
  })
  readonly value!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The status of a file or an analysis, as Connect reports it, such as APPROVED.',
  })
  readonly status!: string | null;
}
