import { Field, Int, ObjectType } from 'type-graphql';
import { ContactErrorCode } from './contact-error-code.enum.ts';
import { ContactError } from './contact-error.interface.ts';

@ObjectType({
  implements: ContactError,
  description:
    'Amazon Connect is throttling requests, or its quota has no capacity before the deadline. This request changed nothing; an earlier one with the same clientToken may have.',
})
export class ContactThrottledError extends ContactError {
  @Field(() => String, {
    description: 'The idempotency token of the transfer. Send it again to retry safely.',
  })
  readonly clientToken: string;

  @Field(() => Int, { description: 'Seconds to wait before a retry.' })
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
