import { Field, ObjectType } from 'type-graphql';
import type { ContactErrorCode } from './contact-error-code.enum.ts';
import { ContactError } from './contact-error.interface.ts';

/** The token with which a caller retries, and the id by which AWS support finds the request. */
export interface RetryDetails {
  readonly clientToken: string;
  /** Null when Connect sent no id. */
  readonly connectRequestId: string | null;
}

/** The base of errors after which a retry with the same token is safe. It is no type of the schema itself. */
@ObjectType({ implements: ContactError })
export abstract class RetryableContactError extends ContactError implements RetryDetails {
  @Field(() => String, {
    description:
      'The idempotency token of the request. Send it again, with the same input, to retry safely.',
  })
  readonly clientToken: string;

  @Field(() => String, {
    nullable: true,
    description:
      "Connect's id of the failed request, for AWS support. Null when Connect sent none.",
  })
  readonly connectRequestId: string | null;

  constructor(
    { clientToken, connectRequestId }: RetryDetails,
    message: string,
    code: ContactErrorCode,
    retryable = true,
  ) {
    super(message, code, retryable);
    this.clientToken = clientToken;
    this.connectRequestId = connectRequestId;
  }
}
