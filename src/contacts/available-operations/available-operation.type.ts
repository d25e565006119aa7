import { Field, ObjectType } from 'type-graphql';
import { ContactOperation } from './contact-operation.enum.ts';

@ObjectType({
  description:
    'Whether a mutation on a contact is possible now, by what one read of the contact shows, and by what the caller may do. It is no promise: the contact can change, and the rest of the input, limits and other resources are not checked.',
  simpleResolvers: true,
})
export class AvailableOperation {
  @Field(() => ContactOperation, { description: 'The mutation.' })
  readonly operation!: string;

  @Field(() => Boolean, {
    description:
      'False when the mutation would fail, or when the caller may not use it: disable its button. True otherwise, also if `unknown` is true.',
  })
  readonly available!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'The `__typename` of the error that the mutation would return now, such as `ContactNotActiveError`. Null when it is available, and when the caller lacks a scope, is restricted to other queues, or the mutation is disabled: that would be a top-level error.',
  })
  readonly error!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Why it is not available, in the words of the error, or what is not known, in English, for developers. Null when it is available, and nothing that one read shows is unknown.',
  })
  readonly reason!: string | null;

  @Field(() => Boolean, {
    description:
      'True when the read of the contact does not show whether the mutation is possible, or when the contact could not be read. Leave the button enabled, and handle the errors of the mutation.',
  })
  readonly unknown!: boolean;
}
