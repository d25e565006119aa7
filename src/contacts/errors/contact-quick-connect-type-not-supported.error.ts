import { Field, ID, ObjectType } from 'type-graphql';
import { QuickConnectType } from '../../directory/quick-connects/quick-connect-type.enum.ts';
import { UpstreamCost } from '../../graphql-kit/cost/upstream-cost.ts';
import { ContactErrorCode } from './contact-error-code.enum.ts';
import { ContactError } from './contact-error.interface.ts';

@ObjectType({
  implements: ContactError,
  description:
    'The quick connect has a type that the operation does not support, such as `PHONE_NUMBER`.',
})
export class ContactQuickConnectTypeNotSupportedError extends ContactError {
  @Field(() => ID, { description: 'The id of the quick connect.' })
  readonly quickConnectId: string;

  @Field(() => QuickConnectType, {
    description: 'The type of the quick connect, such as `PHONE_NUMBER`.',
  })
  readonly quickConnectType: QuickConnectType;

  @UpstreamCost({ returns: [{ entries: 5 }] })
  @Field(() => [QuickConnectType], {
    description: 'The types that the operation supports, such as `QUEUE`.',
  })
  readonly supportedQuickConnectTypes: readonly QuickConnectType[];

  constructor({
    quickConnectId,
    quickConnectType,
    supportedQuickConnectTypes,
  }: {
    quickConnectId: string;
    quickConnectType: QuickConnectType;
    supportedQuickConnectTypes: readonly QuickConnectType[];
  }) {
    super(
      `Quick connect ${quickConnectId} has the type ${quickConnectType}, which the operation does not support.`,
      ContactErrorCode.INVALID_STATE,
      false,
    );
    this.quickConnectId = quickConnectId;
    this.quickConnectType = quickConnectType;
    this.supportedQuickConnectTypes = supportedQuickConnectTypes;
  }
}
