import { Field, ObjectType } from 'type-graphql';
import { ContactReferenceType } from './contact-reference-type.enum.ts';

@ObjectType({
  description: 'Something that an agent needs for a contact: a link, a file, a number, …',
  simpleResolvers: true,
})
export class ContactReference {
  @Field(() => ContactReferenceType, { description: 'What it holds.' })
  readonly type!: ContactReferenceType;

  @Field(() => String, { nullable: true, description: 'The name that agents see.' })
  readonly name!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What it holds, or where that is: a link, the id of a file, the ARN of an email.',
  })
  readonly value!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "How far a file or an analysis is, in Connect's word, such as APPROVED.",
  })
  readonly status!: string | null;
}
