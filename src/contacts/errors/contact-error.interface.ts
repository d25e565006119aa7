import { Field, InterfaceType } from 'type-graphql';
import { ContactErrorCode } from './contact-error-code.enum.ts';

/**
 * The fields of every error in the schema. A type's name ends in `Error` if and only if it implements this interface.
 */
@InterfaceType({
  description: 'Why an operation on a contact failed. The precise reason is `__typename`.',
})
export abstract class ContactError {
  @Field(() => String, { description: 'The error message, for developers.' })
  readonly message: string;

  @Field(() => ContactErrorCode, { description: 'The category of the error.' })
  readonly code: ContactErrorCode;

  @Field(() => Boolean, {
    description: 'Whether a retry with the same `clientToken` may succeed.',
  })
  readonly retryable: boolean;

  constructor(message: string, code: ContactErrorCode, retryable: boolean) {
    this.message = message;
    this.code = code;
    this.retryable = retryable;
  }
}
