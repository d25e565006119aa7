import { Field, ObjectType } from 'type-graphql';
import { ContactErrorCode } from './contact-error-code.enum.ts';
import { ContactError } from './contact-error.interface.ts';

@ObjectType({
  implements: ContactError,
  description: 'A service quota of the Amazon Connect instance is exhausted.',
})
export class ContactQuotaExceededError extends ContactError {
  @Field(() => String, {
    description: 'The idempotency token of the transfer. Send it again to retry safely.',
  })
  readonly clientToken: string;

  @Field(() => String, {
    nullable: true,
    description: "Connect's id of the rejected request, for AWS support.",
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
      'A service quota of the Amazon Connect instance is exhausted.',
      ContactErrorCode.LIMIT_EXCEEDED,
      true,
    );
    this.clientToken = clientToken;
    this.connectRequestId = connectRequestId;
  }
}
