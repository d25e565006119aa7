import { Field, ObjectType } from 'type-graphql';
import { ContactErrorCode } from './contact-error-code.enum.ts';
import { ContactError } from './contact-error.interface.ts';

@ObjectType({
  implements: ContactError,
  description:
    "The gateway's AWS identity lacks a permission, which the gateway's operators can grant.",
})
export class ContactAccessDeniedError extends ContactError {
  @Field(() => String, {
    nullable: true,
    description: "Connect's id of the rejected request, for AWS support.",
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
