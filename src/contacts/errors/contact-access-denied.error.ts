import { Field, ObjectType } from 'type-graphql';
import { ContactErrorCode } from './contact-error-code.enum.ts';
import { ContactError } from './contact-error.interface.ts';

@ObjectType({
  implements: ContactError,
  description:
    "The gateway's AWS identity lacks a permission in Connect. A retry helps only after the gateway's operators have granted it.",
})
export class ContactAccessDeniedError extends ContactError {
  @Field(() => String, {
    nullable: true,
    description:
      "Connect's id of the rejected request, for AWS support. Null when Connect sent none.",
  })
  readonly connectRequestId: string | null;

  constructor(connectRequestId: string | null) {
    super(
      'The gateway is not authorized for this operation in Amazon Connect. Its operators can grant the permission.',
      ContactErrorCode.ACCESS_DENIED,
      false,
    );
    this.connectRequestId = connectRequestId;
  }
}
