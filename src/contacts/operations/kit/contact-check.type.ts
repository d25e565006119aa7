import { Field, ObjectType } from 'type-graphql';
import { UpstreamCost } from '../../../graphql-kit/cost/upstream-cost.ts';
import { ContactError } from '../../errors/contact-error.interface.ts';

/** The max number of sentences: of failed reads, of what the contact does not show, and of what no read shows. */
const MAX_SENTENCES = 10;
/** The average length of a sentence. */
const SENTENCE_CHARACTERS = 250;

@ObjectType({
  description:
    'What reads show of an operation that was not executed. It is about the time of the reads: the contact can change before the mutation is sent, whose own result is decisive.',
})
export class ContactCheck {
  @Field(() => Boolean, {
    description:
      'Whether nothing that was read or checked denies the operation. It is no promise that the mutation succeeds: see `unchecked`.',
  })
  readonly possible: boolean;

  @Field(() => ContactError, {
    nullable: true,
    description:
      'The error that the mutation would return; with several causes, one of them. Null when `possible` is true. Nothing was sent, so a `clientToken` in it has not been used.',
  })
  readonly error: ContactError | null;

  @UpstreamCost({
    characters: SENTENCE_CHARACTERS,
    returns: [{ entries: MAX_SENTENCES }],
  })
  @Field(() => [String], {
    description:
      'What was not checked, as sentences in English for developers: what could not be read, and what no read shows. A read that fails never makes `possible` false.',
  })
  readonly unchecked: readonly string[];

  constructor(error: ContactError | null, unchecked: readonly string[]) {
    this.possible = error === null;
    this.error = error;
    this.unchecked = unchecked;
  }
}
