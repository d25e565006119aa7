import { Field, ObjectType } from 'type-graphql';
import { MAX_E164_PREFIXES } from '../../connect/e164.ts';
import { UpstreamCost } from '../../graphql-kit/cost/upstream-cost.ts';
import { ContactErrorCode } from './contact-error-code.enum.ts';
import { ContactError } from './contact-error.interface.ts';

@ObjectType({
  implements: ContactError,
  description:
    'Calls to this number are not allowed: by the operators of the gateway, which lists the prefixes that they allow, or by Amazon Connect. This request started no call.',
})
export class ContactDestinationNotAllowedError extends ContactError {
  @UpstreamCost({ returns: [{ entries: MAX_E164_PREFIXES }] })
  @Field(() => [String], {
    nullable: true,
    description:
      'The prefixes with which a number can begin, such as `+1202`, by the configuration of the gateway. Null when the number begins with one of them, and Connect rejected it.',
  })
  readonly allowedPrefixes: readonly string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Connect's id of the rejected request, for AWS support. Null when nothing was sent, or Connect sent none.",
  })
  readonly connectRequestId: string | null;

  constructor({
    allowedPrefixes,
    connectRequestId,
  }: {
    allowedPrefixes: readonly string[] | null;
    connectRequestId: string | null;
  }) {
    super(
      allowedPrefixes === null
        ? 'Amazon Connect does not allow calls to this number. The operators of the gateway can request it from AWS.'
        : 'The operators of this gateway do not allow calls to this number. Nothing was sent to Amazon Connect.',
      ContactErrorCode.ACCESS_DENIED,
      false,
    );
    this.allowedPrefixes = allowedPrefixes;
    this.connectRequestId = connectRequestId;
  }
}
