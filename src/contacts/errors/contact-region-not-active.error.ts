import { Field, ID, ObjectType } from 'type-graphql';
import { ContactErrorCode } from './contact-error-code.enum.ts';
import { ContactError } from './contact-error.interface.ts';

@ObjectType({
  implements: ContactError,
  description:
    'The AWS Region that the gateway uses is not the active one of the instance, which is configured for Global Resiliency. Use a gateway in the active Region.',
})
export class ContactRegionNotActiveError extends ContactError {
  @Field(() => ID, { description: 'The id of the instance.' })
  readonly instanceId: string;

  @Field(() => String, {
    nullable: true,
    description:
      "Connect's id of the rejected request, for AWS support. Null when Connect sent none.",
  })
  readonly connectRequestId: string | null;

  constructor({
    instanceId,
    connectRequestId,
  }: {
    instanceId: string;
    connectRequestId: string | null;
  }) {
    super(
      `The AWS Region of this gateway is not active for instance ${instanceId}. Use a gateway in the active Region.`,
      ContactErrorCode.INVALID_STATE,
      false,
    );
    this.instanceId = instanceId;
    this.connectRequestId = connectRequestId;
  }
}
