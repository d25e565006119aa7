import { Field, Int, ObjectType } from 'type-graphql';
import { ContactErrorCode } from './contact-error-code.enum.ts';
import { ContactError } from './contact-error.interface.ts';

@ObjectType({
  implements: ContactError,
  description:
    "Too many requests: Connect throttles them, or Connect's quota has no capacity for this one before its deadline. This request changed nothing; an earlier one with the same `clientToken` may have.",
})
export class ContactThrottledError extends ContactError {
  @Field(() => String, {
    description:
      'The idempotency token of the request. Send it again, with the same input, to retry safely.',
  })
  readonly clientToken: string;

  @Field(() => Int, { description: 'The seconds to wait before a retry, such as 3.' })
  readonly retryAfter: number;

  constructor({ clientToken, retryAfter }: { clientToken: string; retryAfter: number }) {
    super(
      `Amazon Connect is throttling requests. Retry in ${retryAfter} s.`,
      ContactErrorCode.THROTTLED,
      true,
    );
    this.clientToken = clientToken;
    this.retryAfter = retryAfter;
  }
}
