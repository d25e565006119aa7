import { Field, ID, ObjectType } from 'type-graphql';
import { ContactFlowType } from '../../directory/flows/contact-flow-type.enum.ts';
import { UpstreamCost } from '../../graphql-kit/cost/upstream-cost.ts';
import { ContactErrorCode } from './contact-error-code.enum.ts';
import { ContactError } from './contact-error.interface.ts';

@ObjectType({
  implements: ContactError,
  description:
    'The flow has a type that the operation does not support, such as `CUSTOMER_HOLD`. Choose a flow of a supported type.',
})
export class ContactFlowTypeNotSupportedError extends ContactError {
  @Field(() => ID, { description: 'The id of the flow.' })
  readonly contactFlowId: string;

  @Field(() => ContactFlowType, { description: 'The type of the flow, such as `CUSTOMER_HOLD`.' })
  readonly contactFlowType: ContactFlowType;

  @UpstreamCost({ returns: [{ entries: 5 }] })
  @Field(() => [ContactFlowType], {
    description: 'The types that the operation supports, such as `QUEUE_TRANSFER` for a transfer.',
  })
  readonly supportedContactFlowTypes: readonly ContactFlowType[];

  constructor({
    contactFlowId,
    contactFlowType,
    supportedContactFlowTypes,
  }: {
    contactFlowId: string;
    contactFlowType: ContactFlowType;
    supportedContactFlowTypes: readonly ContactFlowType[];
  }) {
    super(
      `Flow ${contactFlowId} has the type ${contactFlowType}, which the operation does not support.`,
      ContactErrorCode.INVALID_STATE,
      false,
    );
    this.contactFlowId = contactFlowId;
    this.contactFlowType = contactFlowType;
    this.supportedContactFlowTypes = supportedContactFlowTypes;
  }
}
