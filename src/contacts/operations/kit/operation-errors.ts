import { ContactAccessDeniedError } from '../../errors/contact-access-denied.error.ts';
import { ContactChannelNotSupportedError } from '../../errors/contact-channel-not-supported.error.ts';
import type { ContactError } from '../../errors/contact-error.interface.ts';
import { ContactIdempotencyConflictError } from '../../errors/contact-idempotency-conflict.error.ts';
import { ContactInputIssue } from '../../errors/contact-input-issue.type.ts';
import { ContactInputError } from '../../errors/contact-input.error.ts';
import { ContactNotActiveError } from '../../errors/contact-not-active.error.ts';
import { ContactOutcomeUnknownError } from '../../errors/contact-outcome-unknown.error.ts';
import { ContactQuotaExceededError } from '../../errors/contact-quota-exceeded.error.ts';
import { ContactRequestRejectedError } from '../../errors/contact-request-rejected.error.ts';
import { ContactResourceNotFoundError } from '../../errors/contact-resource-not-found.error.ts';
import { ContactServiceError } from '../../errors/contact-service.error.ts';
import { ContactThrottledError } from '../../errors/contact-throttled.error.ts';
import type { OperationFailure } from './operation-failure.ts';
import type { ErrorTypeName } from './operation.ts';

/** The member of the result union for each reason of a failure. */
export type ErrorTable<Failure extends { readonly reason: string }> = {
  readonly [Reason in Failure['reason']]: ErrorEntry<Extract<Failure, { reason: Reason }>>;
};

interface ErrorEntry<Failure, Member extends ContactError = ContactError> {
  /** The class of the member. It has the name of its type in the schema. */
  readonly type: abstract new (...args: never) => Member;
  /** @param changedNothing a sentence that states what is known not to have changed. */
  readonly create: (failure: Failure, changedNothing: string) => Member;
}

/** The members for the failures that every operation can have. */
export const OPERATION_ERRORS = {
  'bad-input': {
    type: ContactInputError,
    create: ({ issues }) =>
      new ContactInputError(
        issues.map(({ path, message }) => new ContactInputIssue(path, message)),
      ),
  },
  'resource-not-found': {
    type: ContactResourceNotFoundError,
    create: ({ resource }) => new ContactResourceNotFoundError(resource),
  },
  'contact-not-active': {
    type: ContactNotActiveError,
    create: (failure) => new ContactNotActiveError(failure),
  },
  'channel-not-supported': {
    type: ContactChannelNotSupportedError,
    create: (failure) => new ContactChannelNotSupportedError(failure),
  },
  'quota-exceeded': {
    type: ContactQuotaExceededError,
    create: (failure) => new ContactQuotaExceededError(failure),
  },
  'idempotency-conflict': {
    type: ContactIdempotencyConflictError,
    create: ({ clientToken }) => new ContactIdempotencyConflictError(clientToken),
  },
  'access-denied': {
    type: ContactAccessDeniedError,
    create: ({ connectRequestId }) => new ContactAccessDeniedError(connectRequestId),
  },
  throttled: {
    type: ContactThrottledError,
    create: (failure) => new ContactThrottledError(failure),
  },
  'service-failure': {
    type: ContactServiceError,
    create: (failure, changedNothing) =>
      new ContactServiceError({
        ...failure,
        message: `Amazon Connect failed, or could not be reached. ${changedNothing}`,
      }),
  },
  'no-credentials': {
    type: ContactServiceError,
    create: (failure, changedNothing) =>
      new ContactServiceError({
        ...failure,
        message: failure.retryable
          ? `The gateway cannot get its AWS credentials; retry later. ${changedNothing}`
          : `The gateway has no valid AWS credentials. ${changedNothing} Its operators can provide them.`,
      }),
  },
  'not-recorded': {
    type: ContactServiceError,
    create: ({ clientToken }, changedNothing) =>
      new ContactServiceError({
        clientToken,
        connectRequestId: null,
        message: `The audit log is unavailable, so Amazon Connect was not called. ${changedNothing}`,
      }),
  },
  'outcome-unknown': {
    type: ContactOutcomeUnknownError,
    create: (failure) => new ContactOutcomeUnknownError(failure),
  },
  'request-rejected': {
    type: ContactRequestRejectedError,
    create: (failure) => new ContactRequestRejectedError(failure),
  },
} as const satisfies ErrorTable<OperationFailure>;

/**
 * The member of the result union that stands for a failure.
 *
 * @param isTokenGiven whether the caller gave the token, so that this gateway may not know of an earlier request with
 * the same token.
 */
export function createError<
  Failure extends { readonly reason: string },
  Table extends ErrorTable<Failure>,
>(table: Table, failure: Failure, isTokenGiven: boolean): MemberOf<Table> {
  const { create } = entryOf(table, failure);
  return create(failure, isTokenGiven ? EARLIER_MAY_HAVE : CHANGED_NOTHING) as MemberOf<Table>;
}

/** The type of the result union that stands for a failure. */
export function errorTypeOf<Failure extends { readonly reason: string }>(
  table: ErrorTable<Failure>,
  failure: Failure,
): ErrorTypeName {
  return entryOf(table, failure).type.name as ErrorTypeName;
}

/** The members that a table makes. */
type MemberOf<Table> = InstanceType<
  Extract<Table[keyof Table], { readonly type: abstract new (...args: never) => object }>['type']
>;

function entryOf<Failure extends { readonly reason: string }>(
  table: ErrorTable<Failure>,
  failure: Failure,
): ErrorEntry<Failure> {
  const { reason }: { readonly reason: Failure['reason'] } = failure;
  // The entry of a reason takes the failures with that reason.
  return table[reason] as unknown as ErrorEntry<Failure>;
}

/** What holds after a failure without an answer: it proves something only about its own request. */
const CHANGED_NOTHING = 'This request changed nothing.';
const EARLIER_MAY_HAVE =
  'This request changed nothing; an earlier one with the same clientToken may have.';
