import { describe, expect, test } from '@jest/globals';
import { ContactError } from '../../../../src/contacts/errors/contact-error.interface.ts';
import {
  createError,
  errorNameOf,
  errorTypesOf,
  OPERATION_ERRORS,
} from '../../../../src/contacts/operations/kit/operation-errors.ts';
import {
  COMMON_REASONS,
  type FailureWith,
  type OperationFailure,
  type Reason,
} from '../../../../src/contacts/operations/kit/operation-failure.ts';
import { ERROR_STEPS } from '../../../../tools/docs/error-steps.ts';

const AT = new Date('2026-01-01T00:00:00Z');
const contactId = 'contact';
const retry = { clientToken: 'token', connectRequestId: 'request' };

type Details<R extends Reason> = Omit<FailureWith<R>, 'reason'>;
/** The failure without its reason, and what stands for it. */
type Row<R extends Reason> = readonly [Details<R>, type: string, code: string, retryable: boolean];

const limit = (max: number) => ({ contactId, limit: max });

/** One row for each reason: a new one does not compile without. */
const ROWS: { readonly [R in Reason]: Row<R> } = {
  'bad-input': [
    { issues: [{ path: ['input'], message: 'is wrong' }] },
    'ContactInputError',
    'BAD_INPUT',
    false,
  ],
  'resource-not-found': [
    { resource: { type: 'AGENT_STATUS', id: 'status' } },
    'ContactResourceNotFoundError',
    'NOT_FOUND',
    false,
  ],
  'contact-not-active': [
    { contactId, disconnectTimestamp: AT },
    'ContactNotActiveError',
    'INVALID_STATE',
    false,
  ],
  'channel-not-supported': [
    { contactId, channel: 'VOICE', supportedChannels: ['TASK'] },
    'ContactChannelNotSupportedError',
    'INVALID_STATE',
    false,
  ],
  'initiation-method-not-supported': [
    { contactId, initiationMethod: 'MONITOR' },
    'ContactInitiationMethodNotSupportedError',
    'INVALID_STATE',
    false,
  ],
  'flow-type-not-supported': [
    {
      contactFlowId: 'flow',
      contactFlowType: 'CUSTOMER_HOLD',
      supportedContactFlowTypes: ['CONTACT_FLOW'],
    },
    'ContactFlowTypeNotSupportedError',
    'INVALID_STATE',
    false,
  ],
  'quick-connect-type-not-supported': [
    {
      quickConnectId: 'quick connect',
      quickConnectType: 'PHONE_NUMBER',
      supportedQuickConnectTypes: ['QUEUE'],
    },
    'ContactQuickConnectTypeNotSupportedError',
    'INVALID_STATE',
    false,
  ],
  'contact-not-paused': [{ contactId }, 'ContactNotPausedError', 'INVALID_STATE', false],
  'contact-already-paused': [
    { contactId, lastPausedTimestamp: AT },
    'ContactAlreadyPausedError',
    'INVALID_STATE',
    false,
  ],
  'contact-not-scheduled': [{ contactId }, 'ContactNotScheduledError', 'INVALID_STATE', false],
  'contact-not-started': [
    { contactId, scheduledTimestamp: null },
    'ContactNotStartedError',
    'INVALID_STATE',
    false,
  ],
  'contact-not-queued': [{ contactId }, 'ContactNotQueuedError', 'INVALID_STATE', false],
  'contact-not-connected': [{ contactId }, 'ContactNotConnectedError', 'INVALID_STATE', false],
  'contact-not-listed': [
    { contactId, userId: 'user' },
    'ContactNotListedError',
    'INVALID_STATE',
    false,
  ],
  'contact-not-dismissible': [
    { contactId, userId: 'user', state: 'CONNECTED' },
    'ContactNotDismissibleError',
    'INVALID_STATE',
    false,
  ],
  'tagging-closed': [
    { contactId, disconnectTimestamp: AT },
    'ContactTaggingClosedError',
    'INVALID_STATE',
    false,
  ],
  'agent-status-disabled': [
    { agentStatusId: 'status' },
    'ContactAgentStatusDisabledError',
    'INVALID_STATE',
    false,
  ],
  'destination-not-allowed': [
    { allowedPrefixes: ['+1202'], connectRequestId: null },
    'ContactDestinationNotAllowedError',
    'ACCESS_DENIED',
    false,
  ],
  'outbound-not-permitted': [
    { connectRequestId: 'request' },
    'ContactOutboundNotPermittedError',
    'ACCESS_DENIED',
    false,
  ],
  'region-not-active': [
    { instanceId: 'instance', connectRequestId: null },
    'ContactRegionNotActiveError',
    'INVALID_STATE',
    false,
  ],
  'contact-conflict': [{ contactId, ...retry }, 'ContactConflictError', 'CONFLICT', true],
  'transfer-limit': [limit(11), 'ContactTransferLimitError', 'LIMIT_EXCEEDED', false],
  'pause-limit': [limit(10), 'ContactPauseLimitError', 'LIMIT_EXCEEDED', false],
  'reschedule-limit': [limit(20), 'ContactRescheduleLimitError', 'LIMIT_EXCEEDED', false],
  'linked-contact-limit': [limit(12), 'ContactLinkedContactLimitError', 'LIMIT_EXCEEDED', false],
  'monitor-limit': [limit(2), 'ContactMonitorLimitError', 'LIMIT_EXCEEDED', false],
  'tag-limit': [limit(6), 'ContactTagLimitError', 'LIMIT_EXCEEDED', false],
  'attributes-too-large': [
    { contactId, maxBytes: 32_768 },
    'ContactAttributesTooLargeError',
    'LIMIT_EXCEEDED',
    false,
  ],
  'agent-queue-full': [
    { userId: 'agent', limit: 10, ...retry },
    'ContactAgentQueueFullError',
    'LIMIT_EXCEEDED',
    true,
  ],
  'quota-exceeded': [retry, 'ContactQuotaExceededError', 'LIMIT_EXCEEDED', true],
  'idempotency-conflict': [
    { clientToken: 'token' },
    'ContactIdempotencyConflictError',
    'CONFLICT',
    false,
  ],
  'access-denied': [{ connectRequestId: null }, 'ContactAccessDeniedError', 'ACCESS_DENIED', false],
  throttled: [{ clientToken: 'token', retryAfter: 3 }, 'ContactThrottledError', 'THROTTLED', true],
  'service-failure': [retry, 'ContactServiceError', 'SERVICE_FAILURE', true],
  'no-credentials': [
    { retryable: false, ...retry },
    'ContactServiceError',
    'SERVICE_FAILURE',
    false,
  ],
  'not-recorded': [{ clientToken: 'token' }, 'ContactServiceError', 'SERVICE_FAILURE', true],
  'outcome-unknown': [
    { retry: 'state', ...retry },
    'ContactOutcomeUnknownError',
    'OUTCOME_UNKNOWN',
    true,
  ],
  'request-rejected': [
    { connectMessage: 'no', connectRequestId: null },
    'ContactRequestRejectedError',
    'REJECTED',
    false,
  ],
};

/** The members of a failure that its error has under another name, or only in its message. */
const NOT_MEMBERS = new Set(['issues', 'resource', 'retry', 'retryable']);

describe('OPERATION_ERRORS', () => {
  test.each(Object.entries(ROWS))('%s', (reason, [details, type, code, retryable]) => {
    const failure = { reason, ...details } as OperationFailure;
    const error = createError(failure, false);

    expect(error).toBeInstanceOf(ContactError);
    expect(error).toBeInstanceOf(OPERATION_ERRORS[failure.reason].type);
    expect(error.constructor.name).toBe(type);
    expect(errorNameOf(failure)).toBe(type);
    expect(type).toMatch(/^Contact\w+Error$/);
    const members = Object.entries(details).filter(([name]) => !NOT_MEMBERS.has(name));
    expect(error).toMatchObject({ code, retryable, ...Object.fromEntries(members) });
    expect(ERROR_STEPS[failure.reason].code).toBe(code);
  });

  test('a member that can be retried has the token', () => {
    const withoutToken = Object.entries(ROWS).flatMap(([reason, [details]]) => {
      const error = createError({ reason, ...details } as OperationFailure, false);
      return error.retryable && !('clientToken' in error) ? [reason] : [];
    });
    expect(withoutToken).toStrictEqual([]);
  });

  test.each([
    ['token', 'the operation takes place at most once.'],
    [
      'state',
      'the gateway first reads whether the operation was applied, and repeats the call only if Connect does not show it.',
    ],
    [
      'idempotent',
      'executing the operation twice does no more than once. No read shows whether it was executed. If it was, Connect may reject the retry.',
    ],
  ] as const)('an unknown outcome says why a retry is safe: by %s', (by, why) => {
    const { message } = createError({ reason: 'outcome-unknown', retry: by, ...retry }, true);

    expect(message).toBe(
      `The outcome is unknown. Retrying with the same clientToken is safe: ${why}`,
    );
  });

  test.each([
    [false, 'Amazon Connect rejected the request: no'],
    [
      true,
      'This request changed nothing; an earlier one with the same clientToken may have. Amazon Connect rejected the request: no',
    ],
  ])('a rejection while an earlier request is open, %s, says so', (isEarlierOpen, message) => {
    const details = { connectMessage: 'no', connectRequestId: null };
    const failure = { reason: 'request-rejected', ...details, isEarlierOpen } as const;

    expect(createError(failure, true).message).toBe(message);
  });

  test('the message about a channel ends with what is known of that channel', () => {
    const failure = {
      reason: 'channel-not-supported',
      contactId,
      channel: 'EMAIL',
      supportedChannels: ['TASK', 'CHAT'],
      note: 'A note.',
    } as const;

    expect(createError(failure, true).message).toBe(
      'Contact contact uses channel EMAIL, but Amazon Connect supports this operation for TASK, CHAT only. A note.',
    );
  });
});

describe('errorTypesOf', () => {
  const namesOf = (reasons: readonly Reason[]) => errorTypesOf(reasons).map(({ name }) => name);

  test('common reasons have nine types: three are failures of a service', () => {
    expect(namesOf(COMMON_REASONS)).toStrictEqual([
      'ContactInputError',
      'ContactResourceNotFoundError',
      'ContactQuotaExceededError',
      'ContactIdempotencyConflictError',
      'ContactAccessDeniedError',
      'ContactThrottledError',
      'ContactServiceError',
      'ContactOutcomeUnknownError',
      'ContactRequestRejectedError',
    ]);
  });

  test('declared reasons stand between them, in the order of the table', () => {
    const all = namesOf(Object.keys(ROWS) as Reason[]);
    const some = namesOf(['tag-limit', ...COMMON_REASONS, 'contact-not-active']);

    expect(some.slice(0, 5)).toStrictEqual([
      'ContactInputError',
      'ContactResourceNotFoundError',
      'ContactNotActiveError',
      'ContactTagLimitError',
      'ContactQuotaExceededError',
    ]);
    expect(some).toStrictEqual(all.filter((name) => some.includes(name)));
  });
});
