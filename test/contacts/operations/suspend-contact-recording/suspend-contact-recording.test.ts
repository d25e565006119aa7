import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { OutcomeRecord } from '../../../../src/audit/audit-record.ts';
import { FORBIDDEN, sendAs, startRestricted } from '../../../auth/support/restricted.ts';
import { startTestIssuer, type TestIssuer } from '../../../auth/support/test-issuer.ts';
import { relay } from '../../../support/answers.ts';
import { FAULTS } from '../../../support/faults.ts';
import { holdAnswer } from '../../../support/held-answer.ts';
import { CONTACTS, INSTANCE_ID, QUEUES, UNKNOWN_ID } from '../../../support/ids.ts';
import { exception } from '../../../support/recording-proxy.ts';
import { until } from '../../../support/until.ts';
import { startWorld, type World } from '../../../support/world.ts';

const OPERATION = 'SuspendContactRecording';
const SUSPEND = `mutation ($input: SuspendContactRecordingInput!) {
  suspendContactRecording(input: $input) {
    __typename
    ... on SuspendContactRecordingSuccess { contactId clientToken }
    ... on ContactError { message code retryable }
    ... on ContactInputError { fields { path message } }
    ... on ContactNotActiveError { contactId disconnectTimestamp }
    ... on ContactChannelNotSupportedError { channel supportedChannels }
    ... on ContactResourceNotFoundError { resourceType resourceId }
    ... on ContactRequestRejectedError { connectMessage }
    ... on ContactOutcomeUnknownError { clientToken }
  }
}`;

const contactId = CONTACTS.voice;
const input = { contactId, initialContactId: contactId, clientToken: 'token' };
const SUCCESS = {
  __typename: 'SuspendContactRecordingSuccess',
  contactId,
  clientToken: 'token',
};
const UNKNOWN = {
  __typename: 'ContactOutcomeUnknownError',
  code: 'OUTCOME_UNKNOWN',
  retryable: true,
  clientToken: 'token',
  message:
    'The outcome is unknown. Retrying with the same clientToken is safe: executing the operation twice does no more than once. No read shows whether it was executed. If it was, Connect may reject the retry.',
};
const ALREADY = 'The recording is suspended already.';

/** Sends the mutation, and returns its result. */
async function suspend({ client }: World, variables: object = input): Promise<unknown> {
  const { suspendContactRecording } = await client.data(SUSPEND, { input: variables });
  return suspendContactRecording;
}

/** What the embedded Connect has suspended of the recording of a contact. */
const suspendedOf = ({ emulator }: World, id: string = contactId) =>
  emulator.state.contacts.latest(id)?.recording?.suspended;

/** The calls so far. */
const callsOf = ({ upstream }: World): string[] => upstream.calls.map(({ operation }) => operation);

describe('a recording', () => {
  test('is suspended by one call, which the audit log names', async () => {
    await using world = await startWorld();

    expect(await suspend(world)).toStrictEqual(SUCCESS);

    expect(world.upstream.calls).toMatchObject([
      {
        operation: OPERATION,
        path: '/contact/suspend-recording',
        body: { InstanceId: INSTANCE_ID, ContactId: contactId, InitialContactId: contactId },
      },
    ]);
    expect(suspendedOf(world)).toStrictEqual(['AGENT']);
    expect(world.audit).toMatchObject([
      { record: 'INTENT', operation: OPERATION, contactId, initialContactId: contactId },
      {
        record: 'OUTCOME',
        result: 'SuspendContactRecordingSuccess',
        settledBy: 'answer',
        attempts: [{ result: 'ok' }],
      },
    ]);
    expect(world.audit[0]).not.toHaveProperty('facts');
  });

  test('is suspended by two calls without the initial contact, which the audit log names, too', async () => {
    await using world = await startWorld();

    expect(await suspend(world, { contactId, clientToken: 'token' })).toStrictEqual(SUCCESS);

    expect(callsOf(world)).toStrictEqual(['DescribeContact', OPERATION]);
    expect(world.upstream.calls[1]?.body).toMatchObject({ InitialContactId: contactId });
    expect(world.audit[0]).toMatchObject({ contactId, initialContactId: contactId });
    // It is the same request.
    expect(await suspend(world)).toStrictEqual(SUCCESS);
    expect(callsOf(world)).toStrictEqual(['DescribeContact', OPERATION]);
  });

  test('of a later contact of a chain is suspended by the first one', async () => {
    await using world = await startWorld();
    const { contacts, clock } = world.emulator.state;
    const id = CONTACTS.transferredOnce;
    const later = contacts.current(INSTANCE_ID, id, clock.now());
    const recording = { startedAt: clock.now(), parts: ['SCREEN'], suspended: [] } as const;
    contacts.write({ ...later, recording }, clock.now());

    expect(await suspend(world, { contactId: id })).toMatchObject({
      __typename: 'SuspendContactRecordingSuccess',
    });

    expect(later.initialContactId).not.toBe(id);
    expect(world.upstream.calls[1]?.body).toMatchObject({
      ContactId: id,
      InitialContactId: later.initialContactId,
    });
    expect(suspendedOf(world, id)).toStrictEqual(['SCREEN']);
  });

  test.each([
    ['only its ids are selected', 'contact { id instanceId }', [OPERATION]],
    ['the contact is read, once', 'contact { id active }', [OPERATION, 'DescribeContact']],
  ])('shows nothing of it: %s', async (_, selection, calls) => {
    await using world = await startWorld({ emulator: { consistencyDelayMs: 60_000 } });
    const query = SUSPEND.replace('contactId clientToken }', `contactId ${selection} }`);

    const { suspendContactRecording } = await world.client.data(query, { input });

    expect(suspendContactRecording).toMatchObject({ contactId, contact: { id: contactId } });
    expect(callsOf(world)).toStrictEqual(calls);
  });
});

describe('a rejected suspension', () => {
  test.each([
    [
      'of an ended contact',
      { contactId: CONTACTS.endedTask, initialContactId: CONTACTS.endedTask },
      { __typename: 'ContactNotActiveError', contactId: CONTACTS.endedTask },
    ],
    [
      'of a chat without a recording',
      { contactId: CONTACTS.chat, initialContactId: CONTACTS.chat },
      {
        __typename: 'ContactChannelNotSupportedError',
        channel: 'CHAT',
        supportedChannels: ['VOICE'],
      },
    ],
    [
      'of another chain',
      { contactId, initialContactId: CONTACTS.chat },
      {
        __typename: 'ContactInputError',
        fields: [
          {
            path: ['input', 'initialContactId'],
            message: `must be the initial contact of ${contactId}, which is ${contactId}`,
          },
        ],
      },
    ],
    [
      'of an unknown contact',
      { contactId: UNKNOWN_ID, initialContactId: UNKNOWN_ID },
      {
        __typename: 'ContactResourceNotFoundError',
        resourceType: 'CONTACT',
        resourceId: UNKNOWN_ID,
      },
    ],
  ])('%s names the cause', async (_, ids, error) => {
    await using world = await startWorld();

    expect(await suspend(world, ids)).toMatchObject(error);

    expect(callsOf(world).slice(0, 2)).toStrictEqual([OPERATION, 'DescribeContact']);
    expect(world.audit).toMatchObject([
      { record: 'INTENT' },
      { record: 'OUTCOME', result: error.__typename, settledBy: 'answer' },
    ]);
  });

  test('of a recording that is suspended already has the message of Connect', async () => {
    await using world = await startWorld();
    await suspend(world);

    expect(await suspend(world, { ...input, clientToken: 'another' })).toStrictEqual({
      __typename: 'ContactRequestRejectedError',
      code: 'REJECTED',
      retryable: false,
      message: `Amazon Connect rejected the request: ${ALREADY}`,
      connectMessage: ALREADY,
    });
  });
});

describe('a suspension whose answer is lost', () => {
  test.each([
    ['because the connection is reset', FAULTS.resetAfter, undefined],
    ['because Connect fails', FAULTS.serverErrorAfter, 'answer'],
    ['because a proxy fails', FAULTS.badGatewayAfter, undefined],
  ])('%s, is unknown, and neither read nor sent again', async (_, lost, settledBy) => {
    await using world = await startWorld({ maxAttempts: 3 });
    world.upstream.answerNext(OPERATION, lost);

    expect(await suspend(world)).toStrictEqual(UNKNOWN);

    expect(callsOf(world)).toStrictEqual([OPERATION]);
    const { result, ...outcome } = world.audit[1] as OutcomeRecord;
    expect(result).toBe('ContactOutcomeUnknownError');
    // Nothing was read back.
    expect(outcome.settledBy).toBe(settledBy);
  });

  test('and was not executed, succeeds when its caller repeats it', async () => {
    await using world = await startWorld();
    world.upstream.answerNext(OPERATION, FAULTS.resetBefore);
    await suspend(world);

    expect(await suspend(world)).toStrictEqual(SUCCESS);
    expect(await suspend(world)).toStrictEqual(SUCCESS);

    expect(callsOf(world)).toStrictEqual([OPERATION, OPERATION]);
    expect(suspendedOf(world)).toStrictEqual(['AGENT']);
  });

  test('and was executed, is rejected each time that it is repeated, which says nothing of the first', async () => {
    await using world = await startWorld();
    world.upstream.answerNext(OPERATION, FAULTS.resetAfter);
    await suspend(world);
    const rejection = {
      __typename: 'ContactRequestRejectedError',
      code: 'REJECTED',
      retryable: false,
      message: `This request changed nothing; an earlier one with the same clientToken may have. Amazon Connect rejected the request: ${ALREADY}`,
      connectMessage: ALREADY,
    };

    expect(await suspend(world)).toStrictEqual(rejection);
    // The token stays open.
    expect(await suspend(world)).toStrictEqual(rejection);
    expect(await suspend(world, { ...input, contactId: CONTACTS.chat })).toMatchObject({
      __typename: 'ContactIdempotencyConflictError',
    });

    expect(callsOf(world).filter((each) => each === OPERATION)).toHaveLength(3);
  });

  test('stays unknown while its retry is not sent', async () => {
    await using world = await startWorld();
    world.upstream.answerNext(OPERATION, FAULTS.resetAfter);
    await suspend(world);
    world.upstream.answerAll('DescribeContact', exception('ThrottlingException', 429));

    const { clientToken } = input;
    expect(await suspend(world, { contactId, clientToken })).toMatchObject({
      __typename: 'ContactThrottledError',
    });
    world.upstream.answerAll('DescribeContact', FAULTS.resetBefore);
    expect(await suspend(world, { contactId, clientToken })).toMatchObject({
      __typename: 'ContactOutcomeUnknownError',
    });
    expect(callsOf(world).filter((each) => each === OPERATION)).toHaveLength(1);
  });
});

test('equal suspensions at the same time are one call, also without a token', async () => {
  await using world = await startWorld();
  const held = holdAnswer(relay);
  world.upstream.answerNext(OPERATION, held.answer);
  const ids = { contactId, initialContactId: contactId };

  const first = suspend(world, ids);
  await held.requested;
  const second = suspend(world, ids);
  await until(() => world.audit.filter(({ record }) => record === 'INTENT').length === 2);
  held.release();

  expect(await second).toStrictEqual(await first);
  expect(await first).toMatchObject({ __typename: 'SuspendContactRecordingSuccess' });
  expect(callsOf(world)).toStrictEqual([OPERATION]);
});

describe('a caller that is restricted to queues', () => {
  let issuer: TestIssuer;
  beforeAll(async () => {
    issuer = await startTestIssuer();
  });
  afterAll(async () => issuer[Symbol.asyncDispose]());

  const mutation = (initialContactId: string): string =>
    `mutation { suspendContactRecording(input: { contactId: "${contactId}", initialContactId: "${initialContactId}" }) { __typename } }`;

  test('never suspends the recording of a contact of others', async () => {
    await using world = await startRestricted(issuer);

    const answer = await sendAs(issuer, world, { queues: [QUEUES.claims] }, mutation(contactId));

    expect(answer.errors).toStrictEqual(FORBIDDEN);
    expect(answer.calls).toStrictEqual(['DescribeContact']);
  });

  test.each([
    ['suspends that of a contact of theirs, after a read', contactId, [OPERATION]],
    ['never suspends it by the first contact of another chain', CONTACTS.chat, []],
  ])('%s', async (_, initialContactId, calls) => {
    await using world = await startRestricted(issuer);
    const queues = [QUEUES.complaints];

    const { data, calls: sent } = await sendAs(
      issuer,
      world,
      { queues },
      mutation(initialContactId),
    );

    expect(sent).toStrictEqual(['DescribeContact', ...calls]);
    expect(data).toStrictEqual({
      suspendContactRecording: {
        __typename: calls.length > 0 ? 'SuspendContactRecordingSuccess' : 'ContactInputError',
      },
    });
  });
});
