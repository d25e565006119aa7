import { Field, ObjectType } from 'type-graphql';
import { ContactErrorCode } from './contact-error-code.enum.ts';
import { ContactError } from './contact-error.interface.ts';

@ObjectType({
  implements: ContactError,
  description:
    'Amazon Connect failed or could not be reached, or the gateway has no valid AWS credentials, or could not write the audit record. This request changed nothing; an earlier one with the same clientToken may have.',
})
export class ContactServiceError extends ContactError {
  @Field(() => String, {
    description: 'The idempotency token of the transfer. Send it again to retry safely.',
  })
  readonly clientToken: string;

  @Field(() => String, {
    nullable: true,
    description: "Connect's id of the failed request, for AWS support.",
  })
  readonly connectRequestId: string | null;

  constructor({
    clientToken,
    connectRequestId,
    message,
    retryable = true,
  }: {
    clientToken: string;
    connectRequestId: string | null;
    message: string;
    retryable?: boolean;
  }) {
    super(message, ContactErrorCode.SERVICE_FAILURE, retryable);
    this.clientToken = clientToken;
    this.connectRequestId = connectRequestId;
  }
}
