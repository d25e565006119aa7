import { Field, ObjectType } from 'type-graphql';
import { ContactErrorCode } from './contact-error-code.enum.ts';
import { ContactError } from './contact-error.interface.ts';

@ObjectType({
  implements: ContactError,
  description: 'Amazon Connect rejected the request; only its message gives the reason.',
})
export class ContactRequestRejectedError extends ContactError {
  @Field(() => String, {
    description:
      "Connect's own message. Empty when it returned none. If AWS does not document the exception, the gateway's log names it.",
  })
  readonly connectMessage: string;

  @Field(() => String, {
    nullable: true,
    description: "Connect's id of the rejected request, for AWS support.",
  })
  readonly connectRequestId: string | null;

  constructor({
    connectMessage,
    connectRequestId,
  }: {
    connectMessage: string;
    connectRequestId: string | null;
  }) {
    super(
      connectMessage === ''
        ? 'Amazon Connect rejected the request and gave no reason.'
        : `Amazon Connect rejected the request: ${connectMessage}`,
      ContactErrorCode.REJECTED,
      false,
    );
    this.connectMessage = connectMessage;
    this.connectRequestId = connectRequestId;
  }
}
