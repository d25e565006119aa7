import { Field, InterfaceType } from 'type-graphql';
import { ContactErrorCode } from './contact-error-code.enum.ts';

/** What every error of the schema has. A type's name ends in `Error` if and only if it extends this. */
@InterfaceType({
  description: 'Why something was not done to a contact. Its precise reason is `__typename`.',
})
export abstract class ContactError {
  @Field(() => String, { description: 'What went wrong, for a developer to read.' })
  readonly message: string;

  @Field(() => ContactErrorCode, { description: 'The reason, coarsely.' })
  readonly code: ContactErrorCode;

  @Field(() => Boolean, {
    description: 'Whether the same call, with the same `clientToken`, may succeed later.',
  })
  readonly retryable: boolean;

  constructor(message: string, code: ContactErrorCode, retryable: boolean) {
    this.message = message;
    this.code = code;
    this.retryable = retryable;
  }
}
