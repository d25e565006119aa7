import { Field, ObjectType } from 'type-graphql';
import { ContactErrorCode } from './contact-error-code.enum.ts';
import { ContactError } from './contact-error.interface.ts';

@ObjectType({
  implements: ContactError,
  description:
    'The `clientToken` was already used with other values. Use a new token for a new request.',
})
export class ContactIdempotencyConflictError extends ContactError {
  @Field(() => String, { description: 'The idempotency token that was already used.' })
  readonly clientToken: string;

  constructor(clientToken: string) {
    super(
      'This clientToken was already used with other arguments. Use a new token for a new request.',
      ContactErrorCode.CONFLICT,
      false,
    );
    this.clientToken = clientToken;
  }
}
