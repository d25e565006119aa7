import { Field, ObjectType } from 'type-graphql';
import { ContactErrorCode } from './contact-error-code.enum.ts';
import { ContactError } from './contact-error.interface.ts';

@ObjectType({
  implements: ContactError,
  description:
    'Amazon Connect does not permit the outbound call, for example because the instance is not enabled for outbound calls. No call was started.',
})
export class ContactOutboundNotPermittedError extends ContactError {
  @Field(() => String, {
    nullable: true,
    description:
      "Connect's id of the rejected request, for AWS support. Null when Connect sent none.",
  })
  readonly connectRequestId: string | null;

  constructor({ connectRequestId }: { connectRequestId: string | null }) {
    super(
      'Amazon Connect does not permit this outbound call. The operators of the gateway can enable outbound calls for the instance.',
      ContactErrorCode.ACCESS_DENIED,
      false,
    );
    this.connectRequestId = connectRequestId;
  }
}
