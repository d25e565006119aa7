import { Field, ObjectType } from 'type-graphql';
import { ContactErrorCode } from './contact-error-code.enum.ts';
import { ContactError } from './contact-error.interface.ts';

@ObjectType({
  implements: ContactError,
  description:
    'Connect rejected the request for a reason that none of the other error types describes. `connectMessage` has the message from Connect.',
})
export class ContactRequestRejectedError extends ContactError {
  @Field(() => String, {
    description:
      "Connect's own message. Empty when Connect sent none. If AWS does not document the exception, the gateway's log has its name.",
  })
  readonly connectMessage: string;

  @Field(() => String, {
    nullable: true,
    description:
      "Connect's id of the rejected request, for AWS support. Null when Connect sent none.",
  })
  readonly connectRequestId: string | null;

  /** @param note a sentence that the message begins with. */
  constructor({
    connectMessage,
    connectRequestId,
    note,
  }: {
    connectMessage: string;
    connectRequestId: string | null;
    note?: string;
  }) {
    const message =
      connectMessage === ''
        ? 'Amazon Connect rejected the request and gave no reason.'
        : `Amazon Connect rejected the request: ${connectMessage}`;
    super(note === undefined ? message : `${note} ${message}`, ContactErrorCode.REJECTED, false);
    this.connectMessage = connectMessage;
    this.connectRequestId = connectRequestId;
  }
}
