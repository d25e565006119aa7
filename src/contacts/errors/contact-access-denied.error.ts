import { Field, ObjectType } from 'type-graphql';
import { ContactErrorCode } from './contact-error-code.enum.ts';
import { ContactError } from './contact-error.interface.ts';

@ObjectType({
  implements: ContactError,
  description:
    "The gateway's own AWS identity may not do this: a matter for the gateway's operators.",
})
export class ContactAccessDeniedError extends ContactError {
  @Field(() => String, {
    nullable: true,
    description: "Connect's id of the refused request, for AWS support.",
  })
  readonly connectRequestId: string | null;

  constructor(connectRequestId: string | null) {
    super(
      'The gateway has no permission for this in Amazon Connect. Its operators can grant it.',
      ContactErrorCode.ACCESS_DENIED,
      false,
    );
    this.connectRequestId = connectRequestId;
  }
}
