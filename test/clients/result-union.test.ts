import { describe, expect, test } from '@jest/globals';
import { isUnionType } from 'graphql';
import type { ContactGatewayTransferContactMutation } from '../../client/generated/graphql.ts';
import { apiSchema } from '../../src/gateway/graphql/schema.ts';

// `npm run check:types` holds this file: it compiles only while __typename discriminates the generated union.

type Result = NonNullable<ContactGatewayTransferContactMutation['transferContact']>;
type Member = Result['__typename'];

/** What a front-end says of each member, each with a field that no other than its like has. */
type Sayings = {
  readonly [Name in Member]: (result: Extract<Result, { __typename: Name }>) => string;
};

const SAYINGS: Sayings = {
  TransferContactSuccess: ({ contactId }) => contactId,
  ContactAccessDeniedError: ({ connectRequestId }) => connectRequestId ?? '',
  ContactChannelNotSupportedError: ({ channel }) => channel,
  ContactFlowTypeNotSupportedError: ({ supportedContactFlowTypes }) =>
    supportedContactFlowTypes.join(),
  ContactIdempotencyConflictError: ({ clientToken }) => clientToken,
  ContactInputError: ({ fields }) => fields.map(({ message }) => message).join(),
  ContactNotActiveError: ({ disconnectTimestamp }) => disconnectTimestamp,
  ContactOutcomeUnknownError: ({ clientToken }) => clientToken,
  ContactQuickConnectTypeNotSupportedError: ({ supportedQuickConnectTypes }) =>
    supportedQuickConnectTypes.join(),
  ContactQuotaExceededError: ({ clientToken }) => clientToken,
  ContactRequestRejectedError: ({ connectMessage }) => connectMessage,
  ContactResourceNotFoundError: ({ resourceId }) => resourceId ?? '',
  ContactServiceError: ({ clientToken }) => clientToken,
  ContactThrottledError: ({ retryAfter }) => String(retryAfter),
  ContactTransferLimitError: ({ limit }) => String(limit),
};

/** All errors at once, by what they share, and nothing left over. */
function say(result: Result): string {
  if (result.__typename === 'TransferContactSuccess') return result.contactId;
  const error: { message: string; code: string; retryable: boolean } = result;
  return error.message;
}

/** A member forgotten is found by the compiler: what is left over is not never. */
function forgetful(result: Result): string {
  switch (result.__typename) {
    case 'TransferContactSuccess':
      return result.contactId;
    case 'ContactNotActiveError':
      // @ts-expect-error only the success has it
      return String(result.contactId);
    default: {
      // @ts-expect-error other members are left
      const nothing: never = result;
      return String(nothing);
    }
  }
}

describe('the generated result of a transfer', () => {
  test('has the members of the schema, each discriminated', () => {
    const union = apiSchema().getType('TransferContactResult');
    const members = isUnionType(union) ? union.getTypes().map(({ name }) => name) : [];

    expect(Object.keys(SAYINGS).sort()).toStrictEqual(members.sort());
  });

  test('is read as the types say', () => {
    const limit: Result = {
      __typename: 'ContactTransferLimitError',
      message: 'The last one was the eleventh.',
      code: 'LIMIT_EXCEEDED',
      retryable: false,
      limit: 11,
    };

    expect(SAYINGS.ContactTransferLimitError(limit)).toBe('11');
    expect(say(limit)).toBe(limit.message);
    expect(forgetful(limit)).toBe('[object Object]');
  });
});
