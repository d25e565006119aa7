import { Field, ObjectType } from 'type-graphql';
import { ContactErrorCode } from './contact-error-code.enum.ts';
import { ContactError } from './contact-error.interface.ts';

@ObjectType({
  implements: ContactError,
  description: 'The outcome is unknown: Amazon Connect sent no response, or an ambiguous one.',
})
export class ContactOutcomeUnknownError extends ContactError {
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
  }: {
    clientToken: string;
    connectRequestId: string | null;
  }) {
    super(
      'The outcome is unknown. Retrying with the same clientToken is safe; the transfer happens at most once.',
      ContactErrorCode.OUTCOME_UNKNOWN,
      true,
    );
    this.clientToken = clientToken;
    this.connectRequestId = connectRequestId;
  }
}
