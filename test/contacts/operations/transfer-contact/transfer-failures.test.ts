import { describe, expect, test } from '@jest/globals';
import { CONTACTS, QUEUES } from '../../../support/ids.ts';
import { exception, raw, reset, silence } from '../../../support/recording-proxy.ts';
import { transfer } from '../../../support/transfer.ts';
import { startWorld } from '../../../support/world.ts';

const INPUT = {
  contactId: CONTACTS.unassignedTask,
  target: { queueId: QUEUES.billing },
  clientToken: 'token',
};

/** The contact is read until a change that may have been made would show. */
const READINGS = Array<string>(5).fill('DescribeContact');
/** One that looks active is, unless another continues it. */
const READ_BACK = [...READINGS, 'ListAssociatedContacts'];
const READ_BACK_OF_ENDED = [...READINGS, ...Array<string>(5).fill('ListAssociatedContacts')];

describe('a failure of Connect is classified by what it leaves open', () => {
  const retry = { retryable: true, clientToken: 'token' };
  const requestId = { connectRequestId: 'request-of-connect' };
  const serviceError = { __typename: 'ContactServiceError', code: 'SERVICE_FAILURE', ...retry };
  const outcomeUnknown = {
    __typename: 'ContactOutcomeUnknownError',
    code: 'OUTCOME_UNKNOWN',
    ...retry,
  };
  const throttled = { __typename: 'ContactThrottledError', code: 'THROTTLED', ...retry };
  const denied = {
    __typename: 'ContactAccessDeniedError',
    code: 'ACCESS_DENIED',
    retryable: false,
    ...requestId,
  };

  test.each([
    {
      cause: 'AccessDeniedException',
      answer: exception('AccessDeniedException', 403),
      member: denied,
    },
    {
      cause: 'credentials that AWS does not take',
      answer: exception('UnrecognizedClientException', 403),
      member: { ...serviceError, retryable: false, ...requestId },
    },
    {
      cause: 'ThrottlingException',
      answer: exception('ThrottlingException', 429),
      member: { ...throttled, retryAfter: 1 },
    },
    {
      cause: 'ThrottlingException with Retry-After',
      answer: exception('ThrottlingException', 429, { 'retry-after': '7' }),
      member: { ...throttled, retryAfter: 7 },
    },
    {
      cause: 'ServiceQuotaExceededException for a contact with transfers left',
      answer: exception('ServiceQuotaExceededException', 402),
      member: {
        __typename: 'ContactQuotaExceededError',
        code: 'LIMIT_EXCEEDED',
        ...retry,
        ...requestId,
      },
      diagnosis: ['ListAssociatedContacts'],
    },
    {
      cause: 'InvalidRequestException that no rule explains',
      answer: exception('InvalidRequestException', 400),
      member: {
        __typename: 'ContactRequestRejectedError',
        code: 'REJECTED',
        retryable: false,
        connectMessage: 'InvalidRequestException for arn:aws:iam::1:user/secret',
        ...requestId,
      },
      diagnosis: ['DescribeContact', 'DescribeContactFlow', 'DescribeQueue'],
    },
    {
      cause: 'ResourceNotFoundException although all is there',
      answer: exception('ResourceNotFoundException', 404),
      member: {
        __typename: 'ContactResourceNotFoundError',
        code: 'NOT_FOUND',
        retryable: false,
        resourceType: null,
        resourceId: null,
      },
      diagnosis: ['DescribeContact', 'DescribeContactFlow', 'DescribeQueue'],
    },
    {
      cause: 'InternalServiceException, and the contact continues',
      answer: exception('InternalServiceException', 500),
      member: { ...serviceError, ...requestId },
      diagnosis: READ_BACK,
    },
    {
      cause: 'InternalServiceException, and the contact has ended',
      input: { contactId: CONTACTS.endedTask },
      answer: exception('InternalServiceException', 500),
      member: { ...outcomeUnknown, ...requestId },
      diagnosis: READ_BACK_OF_ENDED,
    },
    {
      cause: 'a broken connection',
      answer: reset,
      member: { ...outcomeUnknown, connectRequestId: null },
      diagnosis: READ_BACK,
    },
    {
      cause: 'a garbled answer',
      answer: raw(200, '<html>'),
      member: { ...outcomeUnknown, connectRequestId: null },
      diagnosis: READ_BACK,
    },
    {
      cause: 'an answer with an empty id',
      answer: raw(200, '{"ContactId":"","ContactArn":""}'),
      member: { ...outcomeUnknown, connectRequestId: null },
      diagnosis: READ_BACK,
    },
    {
      cause: 'an answer without the new contact',
      answer: raw(200, '{}'),
      member: { ...outcomeUnknown, connectRequestId: null },
      diagnosis: READ_BACK,
    },
  ])('$cause', async ({ input, answer, member, diagnosis = [] }) => {
    await using world = await startWorld();
    world.upstream.answerNext('TransferContact', answer);

    const result = await transfer(world, { ...INPUT, ...input });

    expect(result).toStrictEqual({ ...member, message: expect.any(String) });
    expect(world.upstream.operations()).toStrictEqual([...diagnosis, 'TransferContact'].sort());
  });

  test('no answer within the deadline', async () => {
    await using world = await startWorld({ gateway: { requestTimeoutMs: 5_000 } });
    world.upstream.answerNext('TransferContact', silence);

    const result = await transfer(world, INPUT);

    expect(result).toMatchObject({ ...outcomeUnknown, connectRequestId: null });
  });

  test('throttled at every attempt', async () => {
    await using world = await startWorld({ maxAttempts: 3, gateway: { requestTimeoutMs: 10_000 } });
    world.upstream.answerAll('TransferContact', exception('ThrottlingException', 429));

    const result = await transfer(world, INPUT);

    expect(result).toMatchObject({ ...throttled, retryAfter: 1 });
  });

  test('Connect cannot be reached', async () => {
    await using world = await startWorld();
    await world.upstream[Symbol.asyncDispose]();

    const result = await transfer(world, INPUT);

    expect(result).toMatchObject({ ...serviceError, connectRequestId: null });
  });

  test('a rejection whose diagnosis fails, too, is the coarser member', async () => {
    await using world = await startWorld();
    world.upstream.answerAll('DescribeContact', exception('ThrottlingException', 429));
    world.upstream.answerAll('DescribeContactFlow', exception('InternalServiceException', 500));

    const result = await transfer(world, { ...INPUT, contactId: CONTACTS.voice });

    expect(result).toMatchObject({ __typename: 'ContactRequestRejectedError' });
  });
});
